const kept: Record<string, true> = {};

/**
 * Makes the engine hold the names of the schema in one byte a letter. It keeps each name that it sees as a key once, as it
 * saw it first, and names cut out of the printed schema take two: then so does every answer that is written with them.
 * Call it before anything builds a schema.
 */
export function narrowNames(sdl: string): void {
  for (const name of new Set(sdl.match(/\w+/g))) kept[Buffer.from(name).toString('latin1')] = true;
}
