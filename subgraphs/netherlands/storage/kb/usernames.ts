import type { Transaction } from '../../../shared/runtime/database.ts';

/** Whether an account goes by that username, however it is written. */
export async function isUsername(tx: Transaction, username: string): Promise<boolean> {
  const rows: unknown[] = await tx.query('SELECT FROM login_account WHERE lower(username) = lower($1)', [username]);
  return rows.length > 0;
}
