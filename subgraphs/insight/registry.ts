import type { Cursors } from '../shared/runtime/cursors.ts';
import type { Database } from '../shared/runtime/database.ts';

/** What the operations of insight may reach. */
export interface InsightRegistry {
  now(): Date;
  readonly database: Database;
  readonly cursors: Cursors;
  /** After how many seconds without news a country's figures count as stale. */
  readonly staleAfterS: number;
}
