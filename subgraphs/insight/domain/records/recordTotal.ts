import type { RecordFilter } from './membershipRecord.ts';

/** How many records a filter finds, as far as it is told. */
export interface RecordTotal {
  /** In whole fives; null where it is withheld or more than COUNTED_TO. */
  readonly count: number | null;
  /** Too few to be told. */
  readonly suppressed: boolean;
  /** More than are counted. */
  readonly more: boolean;
}

/** Counting costs no more than that, however many there are. */
export const COUNTED_TO = 10_000;
const LEAST = 10;
const LEAST_FINNISH = 20;
const ROUNDED_TO = 5;

/** Where Finland is among what was counted its own threshold holds: each count may be all Finnish. */
export function recordTotal(counted: number, filter: RecordFilter): RecordTotal {
  const least = filter.country === undefined || filter.country === 'finland' ? LEAST_FINNISH : LEAST;
  if (counted > COUNTED_TO) return { count: null, suppressed: false, more: true };
  if (counted < least) return { count: null, suppressed: true, more: false };
  return { count: Math.round(counted / ROUNDED_TO) * ROUNDED_TO, suppressed: false, more: false };
}
