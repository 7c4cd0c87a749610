import { type Transaction, violates } from '../../../shared/runtime/database.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';

/** Does what gives an account its chosen username; the constraint decides, also between two at the same instant. */
export async function takeUsername(
  tx: Transaction,
  take: (savepoint: Transaction) => Promise<void>,
): Promise<Refusal<'USERNAME_TAKEN'> | undefined> {
  try {
    await tx.transaction(take);
    return undefined;
  } catch (error) {
    if (violates(error, 'username_once')) return refuse('USERNAME_TAKEN', { field: 'username' });
    throw error;
  }
}
