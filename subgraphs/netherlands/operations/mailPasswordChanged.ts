import type { Delivery } from '../../shared/runtime/outboxWorker.ts';
import { passwordChangedLetter } from '../domain/passwordChangedLetter.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { findLoginAccount } from '../storage/kb/loginAccounts.ts';
import { sendLetter } from './mail/sendLetter.ts';

export const PASSWORD_CHANGED_KIND = 'login-account-password-changed';

/** Tells the owner, at the address that the account has at this moment, that it has another password. */
export function mailPasswordChanged(registry: NetherlandsRegistry): Delivery {
  return async (tx, subject, messageId) => {
    const account = await findLoginAccount(tx, subject);
    if (account?.state !== 'ACTIVE') return;
    const letter = passwordChangedLetter(account.language);
    await sendLetter(registry, tx, { account, kind: PASSWORD_CHANGED_KIND, messageId }, letter);
  };
}
