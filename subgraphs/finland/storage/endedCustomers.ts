import type { Transaction } from '../../shared/runtime/database.ts';
import type { Format } from '../domain/customer.ts';

const ENDED = 'marked_for_deletion_at < $1 AND format = ANY ($2)';

export async function countEnded(
  tx: Transaction,
  before: Date,
  formats: readonly Format[],
): Promise<{ count: number; oldest: Date | null }> {
  const [row] = await tx.query(
    `SELECT count(*)::int AS count, min(marked_for_deletion_at) AS oldest FROM celia_customer WHERE ${ENDED}`,
    [before, formats],
  );
  return row;
}

/** Customers that somebody works on are left for the next time. */
export async function lockEnded(
  tx: Transaction,
  before: Date,
  formats: readonly Format[],
  atMost: number,
): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT id FROM celia_customer WHERE ${ENDED}
     ORDER BY marked_for_deletion_at LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [before, formats, atMost],
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
