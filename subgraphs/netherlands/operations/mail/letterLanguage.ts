import type { Transaction } from '../../../shared/runtime/database.ts';
import type { Language } from '../../domain/mail/letter.ts';
import { findLoginAccount } from '../../storage/kb/loginAccounts.ts';
import { findLoginLink } from '../../storage/memberSystem/loginLinks.ts';

/** In which a library writes to a customer: that of the account which he signs in with; undefined where there is none. */
export async function letterLanguageOf(tx: Transaction, customerId: string): Promise<Language | undefined> {
  const link = await findLoginLink(tx, customerId);
  const account = link && (await findLoginAccount(tx, link.loginAccountId));
  return account && account.state !== 'DELETED_BY_KB' ? account.language : undefined;
}
