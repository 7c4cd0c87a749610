import type { Delivery } from '../../../shared/runtime/outboxWorker.ts';
import { usernameChangedLetter } from '../../domain/loginAccounts/usernameLetters.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { findLoginAccount } from '../../storage/kb/loginAccounts.ts';
import { sendLetter } from '../mail/sendLetter.ts';

export const USERNAME_CHANGED_KIND = 'login-username-changed';

/** Tells the owner that the account has another username. */
export function mailUsernameChanged(registry: NetherlandsRegistry): Delivery {
  return async (tx, subject, messageId) => {
    const account = await findLoginAccount(tx, subject);
    if (account?.state !== 'ACTIVE') return;
    const letter = usernameChangedLetter(account.language);
    await sendLetter(registry, tx, { account, kind: USERNAME_CHANGED_KIND, messageId }, letter);
  };
}
