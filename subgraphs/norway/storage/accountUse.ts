import type { Transaction } from '../../shared/runtime/database.ts';
import type { EmailAddress } from '../../shared/vocabulary/emailAddress.ts';

const LAST_USE = 'coalesce(used_at, opened_at)';

/** Unused since before `usedBefore`, and no warning has gone out. */
const UNWARNED = `${LAST_USE} < $1 AND warned_at IS NULL`;
const WARNED = 'warned_at < $1';

export async function findLastUse(tx: Transaction, accountId: string): Promise<Date | undefined> {
  const [row]: { used_at: Date | null }[] = await tx.query('SELECT used_at FROM account WHERE id = $1', [accountId]);
  return row?.used_at ?? undefined;
}

/** Any use of the card; takes a warning back. Written once a day at most. */
export async function recordUse(tx: Transaction, accountId: string, at: Date): Promise<void> {
  await tx.query(
    `UPDATE account SET used_at = $2, warning_ordered_at = NULL, warned_at = NULL
     WHERE id = $1 AND (${LAST_USE} < $2::timestamptz - interval '1 day' OR warning_ordered_at IS NOT NULL)`,
    [accountId, at],
  );
}

/** Accounts that somebody works on are left for the next time. */
export async function lockUnwarned(tx: Transaction, usedBefore: Date, atMost: number): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT id FROM account WHERE ${UNWARNED} AND warning_ordered_at IS NULL
     ORDER BY ${LAST_USE} LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [usedBefore, atMost],
  );
  return rows.map(({ id }) => id);
}

export async function orderWarnings(tx: Transaction, ids: readonly string[], at: Date): Promise<void> {
  await tx.query('UPDATE account SET warning_ordered_at = $2 WHERE id = ANY ($1)', [ids, at]);
}

/** The address of an account whose warning is ordered and not yet sent; its row stays locked until the mail is out. */
export async function lockToWarn(tx: Transaction, id: string): Promise<EmailAddress | undefined> {
  const [row]: { email: EmailAddress }[] = await tx.query(
    'SELECT email FROM account WHERE id = $1 AND warning_ordered_at IS NOT NULL AND warned_at IS NULL FOR UPDATE',
    [id],
  );
  return row?.email;
}

export async function markWarned(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx.query('UPDATE account SET warned_at = $2 WHERE id = $1', [id, at]);
}

export async function lockWarned(tx: Transaction, warnedBefore: Date, atMost: number): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT id FROM account WHERE ${WARNED} ORDER BY warned_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [warnedBefore, atMost],
  );
  return rows.map(({ id }) => id);
}

export interface Waiting {
  readonly count: number;
  readonly oldest: Date | null;
}

export function countUnwarned(tx: Transaction, usedBefore: Date): Promise<Waiting> {
  return counted(tx, LAST_USE, UNWARNED, usedBefore);
}

export function countWarned(tx: Transaction, warnedBefore: Date): Promise<Waiting> {
  return counted(tx, 'warned_at', WARNED, warnedBefore);
}

async function counted(tx: Transaction, event: string, where: string, before: Date): Promise<Waiting> {
  const [row]: Waiting[] = await tx.query(
    `SELECT count(*)::int AS count, min(${event}) AS oldest FROM account WHERE ${where}`,
    [before],
  );
  return row ?? { count: 0, oldest: null };
}

/** The vault's reference of the account's holder; the row is locked. Undefined where it is gone or somebody holds it. */
export async function lockHolder(tx: Transaction, id: string): Promise<string | undefined> {
  const [row]: { person: string }[] = await tx.query(
    'SELECT person FROM account WHERE id = $1 FOR UPDATE SKIP LOCKED',
    [id],
  );
  return row?.person;
}
