import type { Transaction } from '../../../shared/runtime/database.ts';

// Of whom no library has announced anything.
const UNUSED = `state = 'ACTIVE' AND created_via = 'KB_WEB' AND email_confirmed_at < $1
  AND NOT EXISTS (SELECT FROM kb_entitlement WHERE login_account_id = login_account.id)`;

/** How many accounts that were made online and activated before then were never used, and when the first was activated. */
export async function countUnused(
  tx: Transaction,
  before: Date,
): Promise<{ readonly count: number; readonly oldest: Date | undefined }> {
  const [row]: { count: number; oldest: Date | null }[] = await tx.query(
    `SELECT count(*)::int AS count, min(email_confirmed_at) AS oldest FROM login_account WHERE ${UNUSED}`,
    [before],
  );
  return { count: row?.count ?? 0, oldest: row?.oldest ?? undefined };
}

/** Some of them, locked; those that somebody is working on are left for the next time. */
export async function lockUnused(tx: Transaction, before: Date, atMost: number): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT id FROM login_account WHERE ${UNUSED} ORDER BY email_confirmed_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [before, atMost],
  );
  return rows.map(({ id }) => id);
}
