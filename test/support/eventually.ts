import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 90_000;

/** What `find` finds, asked again and again: a machine may be busy for long. Throws what `why` says where it never comes. */
export async function eventually<Value>(
  find: () => Value | false | undefined | Promise<Value | false | undefined>,
  why: () => string = () => 'it did not come',
): Promise<Value> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(20)) {
    const value = await find();
    if (value !== undefined && value !== false) return value;
  }
  throw new Error(why());
}
