import type { Cursors } from '../shared/runtime/cursors.ts';
import type { Database } from '../shared/runtime/database.ts';
import type { Log } from '../shared/runtime/log.ts';
import type { CountryFeeds } from './outside/countryFeed/countryFeed.ts';

/** What the operations of insight may reach. */
export interface InsightRegistry {
  now(): Date;
  readonly database: Database;
  readonly log: Log;
  readonly cursors: Cursors;
  /** Of the change feed: good for a year. */
  readonly feedCursors: Cursors;
  /** Of the names that the change feed gives memberships. */
  readonly changeKey: Buffer;
  /** A new key for the pseudonyms of one export, at each call. */
  newExportKey(): Buffer;
  /** How many active members a library has that a record may name. */
  readonly leastMembers: number;
  readonly rowsPerDay: RowsPerDay;
  readonly feeds: CountryFeeds;
  /** After how many seconds without news a country's figures count as stale. */
  readonly staleAfterS: number;
  /** How many days after its end a month is released. */
  readonly releaseAfterDays: number;
  /** How many questions about figures an analyst may ask on one day of UTC (A40). */
  readonly statisticsPerDay: number;
}

/** How many rows one analyst is told on one day of UTC. */
export interface RowsPerDay {
  readonly records: number;
  readonly changes: number;
  readonly exported: number;
}
