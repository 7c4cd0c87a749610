import type { Transaction } from './database.ts';

/**
 * Takes away what the shared tables hold of somebody who is erased: letters that wait for one of the ids, and answers
 * to repeated requests, by which a registration made anew would find what is gone. `caller`: as whom they asked, where known.
 */
export async function forgetRequests(tx: Transaction, ids: readonly string[], caller?: string): Promise<void> {
  await tx.query(`DELETE FROM outbox WHERE split_part(subject, ' ', 1) = ANY ($1)`, [ids]);
  await tx.query('DELETE FROM idempotency WHERE answer = ANY ($1) OR caller = $2', [ids, caller]);
}
