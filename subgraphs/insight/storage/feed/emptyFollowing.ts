import type { Transaction } from '../../../shared/runtime/database.ts';

/** Empties the tables that follow from the events, and can be made from them again. */
export async function emptyFollowing(tx: Transaction): Promise<void> {
  await tx.query('DELETE FROM membership_record');
  await tx.query('DELETE FROM membership_flow');
}
