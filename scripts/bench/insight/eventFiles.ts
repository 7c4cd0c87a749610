import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { type SyntheticEvent, syntheticEvents } from './syntheticEvents.ts';

const LINES_AT_ONCE = 1_000;

/** The columns of a line, in their order and under their names in insight's table of events. */
export const EVENT_COLUMNS = [
  ...['country', 'position', 'membership', 'happened', 'at', 'kind', 'library', 'region', 'age_band'],
  ...['since', 'through', 'status', 'undisclosed', 'booked'],
] as const;

/** Events of one country in the order of their positions, as COPY's text format: tabs between, \N for none. */
export interface EventFile {
  readonly country: string;
  readonly path: string;
  /** The positions of its first and its last event. */
  readonly from: number;
  readonly to: number;
}

/** How many events, and how many of the last of them in how many parts, each to be taken in by itself. */
export interface EventPlan {
  readonly events: number;
  readonly slices: number;
  readonly slice: number;
}

/** Writes the events into the folder, a file a country for each part. The first part is all that is in no slice. */
export async function writeEvents(folder: string, { events, slices, slice }: EventPlan): Promise<EventFile[][]> {
  const base = events - slices * slice;
  const parts = Array.from({ length: slices + 1 }, () => new Map<string, OpenFile>());
  let number = 0;
  for (const event of syntheticEvents(events)) {
    const place = number < base ? 0 : 1 + Math.floor((number - base) / slice);
    const part = parts[place] ?? new Map<string, OpenFile>();
    const file = part.get(event.country) ?? new OpenFile(join(folder, `${event.country}-${place}.tsv`), event.position);
    part.set(event.country, file);
    const waiting = file.add(lineOf(event));
    if (waiting) await waiting;
    number += 1;
  }
  return Promise.all(
    parts.map((part) => Promise.all([...part].map(async ([country, file]) => ({ country, ...(await file.close()) })))),
  );
}

class OpenFile {
  readonly #path: string;
  readonly #from: number;
  readonly #stream: WriteStream;
  #lines = 0;
  #chunk = '';

  constructor(path: string, from: number) {
    this.#path = path;
    this.#from = from;
    this.#stream = createWriteStream(path, { mode: 0o644 });
  }

  /** Gives something to wait for where the disk is slower. */
  add(line: string): Promise<unknown> | undefined {
    this.#chunk += line;
    this.#lines += 1;
    if (this.#lines % LINES_AT_ONCE > 0) return undefined;
    const isTaken = this.#stream.write(this.#chunk);
    this.#chunk = '';
    return isTaken ? undefined : once(this.#stream, 'drain');
  }

  async close(): Promise<Omit<EventFile, 'country'>> {
    this.#stream.end(this.#chunk);
    await finished(this.#stream);
    return { path: this.#path, from: this.#from, to: this.#from + this.#lines - 1 };
  }
}

function lineOf(event: SyntheticEvent): string {
  const { country, position, membership, kind, happened, at, status, undisclosed } = event;
  const { library, region, ageBand, since, through } = event;
  const place = `${kind ?? '\\N'}\t${library ?? '\\N'}\t${region ?? '\\N'}\t${ageBand ?? '\\N'}`;
  const term = `${since ?? '\\N'}\t${through ?? '\\N'}\t${status}\t${undisclosed ? 't' : 'f'}`;
  return `${country}\t${position}\t${membership}\t${happened}\t${at}\t${place}\t${term}\t${at.slice(0, 7)}-01\n`;
}

export function countOf(files: readonly EventFile[]): number {
  return files.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}
