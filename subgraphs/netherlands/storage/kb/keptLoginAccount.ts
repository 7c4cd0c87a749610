import type { Transaction } from '../../../shared/runtime/database.ts';
import type { KeptLoginAccount } from '../../domain/keptOfHolder.ts';
import { deleteRemains } from './accountRemains.ts';
import { LoginAccounts } from './loginAccounts.ts';

/** The active account as the KB keeps it, locked; undefined where it is gone or was never activated. */
export async function lockKeptLoginAccount(tx: Transaction, id: string): Promise<KeptLoginAccount | undefined> {
  const lock = { mode: 'pessimistic_write' } as const;
  const row = await tx.getRepository(LoginAccounts).findOne({ where: { id, state: 'ACTIVE' }, lock });
  return row ?? undefined;
}

/** The account, with everything that the KB keeps for it. */
export async function deleteLoginAccount(tx: Transaction, id: string): Promise<void> {
  await deleteRemains(tx, id);
  await tx.getRepository(LoginAccounts).delete({ id });
}
