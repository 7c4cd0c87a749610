import type { Transaction } from '../../../shared/runtime/database.ts';
import type { LoginAccount } from '../../domain/loginAccount.ts';
import { type EntitlementRow, Entitlements } from './entitlements.ts';
import { LoginAccounts, loginAccountOf } from './loginAccounts.ts';

/** The account with exactly that username at this moment, whatever its state; capitals do not count. */
export async function findAccountByUsername(tx: Transaction, username: string): Promise<LoginAccount | undefined> {
  const row = await tx
    .getRepository(LoginAccounts)
    .createQueryBuilder('a')
    .where('lower(a.username) = lower(:username)', { username: username.trim() })
    .getOne();
  return row ? loginAccountOf(row) : undefined;
}

/** What the KB's copy has for the account, of whatever libraries' customers. */
export async function findEntitlementsOfAccount(tx: Transaction, loginAccountId: string): Promise<EntitlementRow[]> {
  return tx.getRepository(Entitlements).findBy({ loginAccountId });
}
