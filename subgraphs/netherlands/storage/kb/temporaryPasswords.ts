import type { Transaction } from '../../../shared/runtime/database.ts';
import { LoginAccounts } from './loginAccounts.ts';

/** Another password that only serves to choose one; tokens issued before are not believed any more. */
export async function saveTemporaryPassword(
  tx: Transaction,
  id: string,
  temporary: { readonly passwordHash: string; readonly until: Date },
  now: Date,
): Promise<void> {
  const { passwordHash, until } = temporary;
  await tx
    .getRepository(LoginAccounts)
    .update({ id, state: 'ACTIVE' }, { passwordHash, temporaryUntil: until, tokensFrom: now });
}
