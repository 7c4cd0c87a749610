import type { Transaction } from '../../../shared/runtime/database.ts';

/** Deletes what the KB keeps beside an account: links, changes of its address, names that it gave up. */
export async function deleteRemains(tx: Transaction, loginAccountId: string): Promise<void> {
  await tx.query('DELETE FROM password_reset WHERE login_account_id = $1', [loginAccountId]);
  await tx.query('DELETE FROM login_email_change WHERE login_account_id = $1', [loginAccountId]);
  await tx.query('DELETE FROM sent_letter WHERE login_account_id = $1', [loginAccountId]);
  await tx.query('DELETE FROM quarantined_username WHERE login_account_id = $1', [loginAccountId]);
}
