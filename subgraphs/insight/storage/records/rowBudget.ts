import type { Transaction } from '../../../shared/runtime/database.ts';
import { Failure } from '../../../shared/runtime/failure.ts';

/** Rows that are about to be told to somebody. */
export interface Spending {
  /** As the audit trail names him. */
  readonly caller: string;
  readonly list: string;
  readonly rows: number;
  /** How many on one day of UTC. */
  readonly limit: number;
}

const DAY_MS = 86_400_000;

/**
 * Counts the rows in the caller's transaction, or throws RATE_LIMITED until midnight. Two at once are counted one after
 * the other, by the row's lock.
 */
export async function spendRows(tx: Transaction, { caller, list, rows, limit }: Spending, at: Date): Promise<void> {
  if (rows === 0) return;
  const counted = await tx.query(
    `INSERT INTO row_budget AS b (caller, list, day, rows)
     SELECT $1, $2, ($3::timestamptz AT TIME ZONE 'UTC')::date, $4::bigint WHERE $4::bigint <= $5::bigint
     ON CONFLICT (caller, list, day) DO UPDATE SET rows = b.rows + excluded.rows WHERE b.rows + excluded.rows <= $5::bigint
     RETURNING rows`,
    [caller, list, at, rows, limit],
  );
  if (counted.length > 0) return;
  const sinceMidnight = at.getTime() % DAY_MS;
  throw new Failure('RATE_LIMITED', { retryAfter: Math.ceil((DAY_MS - sinceMidnight) / 1_000) });
}

/** Notes that the caller was refused more rows of the list. False where that is noted of the day already. */
export async function isFirstRefusal(tx: Transaction, caller: string, list: string, at: Date): Promise<boolean> {
  const noted = await tx.query(
    `INSERT INTO row_budget AS b (caller, list, day, rows, refused)
     VALUES ($1, $2, ($3::timestamptz AT TIME ZONE 'UTC')::date, 0, true)
     ON CONFLICT (caller, list, day) DO UPDATE SET refused = true WHERE NOT b.refused RETURNING day`,
    [caller, list, at],
  );
  return noted.length > 0;
}
