/** The id that the text is, or undefined: what is none is asked for nowhere. */
export function parseRecordId(text: string): string | undefined {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : undefined;
}

/** The position that a cursor holds, in the list that its scope names. */
export interface ListPage {
  readonly after: string | undefined;
  readonly limit: number;
}
