import type { Transaction } from '../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { forgetRelations } from './relations/cards.ts';

export async function countEnded(
  tx: Transaction,
  before: CalendarDate,
): Promise<{ count: number; oldest: CalendarDate | null }> {
  const [row] = await tx.query(
    `SELECT count(*)::int AS count, to_char(min(registered_through), 'YYYY-MM-DD') AS oldest
     FROM customer WHERE registered_through < $1`,
    [before],
  );
  return row;
}

/** Customers that somebody works on are left for the next time. */
export async function lockEnded(tx: Transaction, before: CalendarDate, atMost: number): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT id FROM customer WHERE registered_through < $1
     ORDER BY registered_through LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [before, atMost],
  );
  return rows.map(({ id }) => id);
}

/** Says whether the customer is there and nobody else's; the row is locked. */
export async function lockCustomer(tx: Transaction, id: string): Promise<boolean> {
  const rows: unknown[] = await tx.query('SELECT FROM customer WHERE id = $1 FOR UPDATE SKIP LOCKED', [id]);
  return rows.length > 0;
}

/** The customer with pass, subscriptions and links; gives the login accounts that the member system pointed at. */
export async function deleteCustomer(tx: Transaction, id: string): Promise<string[]> {
  const links: { login_account_id: string }[] = await tx.query(
    'SELECT DISTINCT login_account_id FROM login_link WHERE customer_id = $1 ORDER BY 1',
    [id],
  );
  await forgetRelations(tx, [id]);
  await tx.query('DELETE FROM login_link WHERE customer_id = $1', [id]);
  await tx.query('DELETE FROM subscription WHERE customer_id = $1', [id]);
  await tx.query('DELETE FROM pass WHERE customer_id = $1', [id]);
  await tx.query('DELETE FROM customer WHERE id = $1', [id]);
  return links.map(({ login_account_id }) => login_account_id);
}

/** Whether any library's member system still points at the account. The account's row must be locked. */
export async function isLinked(tx: Transaction, loginAccountId: string): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `SELECT FROM login_link WHERE login_account_id = $1 AND state <> 'FORGOTTEN' LIMIT 1`,
    [loginAccountId],
  );
  return rows.length > 0;
}
