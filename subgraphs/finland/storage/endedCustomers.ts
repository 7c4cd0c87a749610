import type { Transaction } from '../../shared/runtime/database.ts';
import type { Loans } from '../domain/customer.ts';

// As `domain/celia/loans.ts` says.
const LOANS = `coalesce(loans, CASE format WHEN 'ONLINE' THEN 'READ_ONLINE' ELSE 'CD_OR_DOWNLOAD' END)`;
const ENDED = `marked_for_deletion_at < $1 AND ${LOANS} = ANY ($2)`;

export async function countEnded(tx: Transaction, before: Date, loans: readonly Loans[]): Promise<number> {
  const [row]: { count: number }[] = await tx.query(
    `SELECT count(*)::int AS count FROM celia_customer WHERE ${ENDED}`,
    [before, loans],
  );
  return row?.count ?? 0;
}

/** Customers that somebody works on are left for the next time. */
export async function lockEnded(
  tx: Transaction,
  before: Date,
  loans: readonly Loans[],
  atMost: number,
): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT id FROM celia_customer WHERE ${ENDED}
     ORDER BY marked_for_deletion_at LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [before, loans, atMost],
  );
  return rows.map(({ id }) => id);
}

/** The vault's reference of the customer's code, if there is one; the row is locked. Undefined where it is gone or somebody holds it. */
export async function lockIdentityCode(tx: Transaction, id: string): Promise<{ code: string | null } | undefined> {
  const [row]: { code: string | null }[] = await tx.query(
    'SELECT identity_code AS code FROM celia_customer WHERE id = $1 FOR UPDATE SKIP LOCKED',
    [id],
  );
  return row;
}

/** The customer with ground, consent, credentials and former addresses: their foreign keys cascade. */
export async function deleteCustomer(tx: Transaction, id: string): Promise<void> {
  await tx.query('DELETE FROM celia_customer WHERE id = $1', [id]);
}
