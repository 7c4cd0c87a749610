import type { Delivery } from '../../shared/runtime/outboxWorker.ts';
import { activationLetter } from '../domain/activationLetter.ts';
import { linkHasExpired, type PendingLoginAccount } from '../domain/loginAccount.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { findLoginAccount } from '../storage/kb/loginAccounts.ts';
import { LETTER_KIND, linkTokenOf } from './issueLoginAccount.ts';
import { pagesOf } from './loginAccounts/pagesOf.ts';
import { sendLetter } from './mail/sendLetter.ts';

/** Mails the link of one generation of an account (N26), or nothing where the account has moved on since the letter was posted. */
export function mailActivationLetter(registry: NetherlandsRegistry): Delivery {
  return async (tx, subject, messageId) => {
    const [id = '', generation] = subject.split(' ');
    const account = await findLoginAccount(tx, id);
    if (account?.state !== 'PENDING_ACTIVATION' || account.generation !== Number(generation)) return;
    if (linkHasExpired(account, registry.now())) return;
    const letter = activationLetter(account, activationLinkOf(registry, account));
    await sendLetter(registry, tx, { account, kind: LETTER_KIND, messageId }, letter);
  };
}

/** The page behind the present link, in the language of the account's letters. */
export function activationLinkOf(registry: NetherlandsRegistry, account: PendingLoginAccount): string {
  return `${pagesOf(registry, account)}/password?token=${linkTokenOf(registry, account)}`;
}
