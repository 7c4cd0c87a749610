import type { Delivery } from '../../../shared/runtime/outboxWorker.ts';
import { activationLetter } from '../../domain/activationLetter.ts';
import { linkHasExpired } from '../../domain/loginAccount.ts';
import { accountKnownLetter } from '../../domain/loginAccounts/accountKnownLetter.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { countWaitingBefore, findAccountsByEmail } from '../../storage/kb/accountsByEmail.ts';
import { findLoginAccount } from '../../storage/kb/loginAccounts.ts';
import { sendLetter } from '../mail/sendLetter.ts';
import { activationLinkOf } from '../mailActivationLetter.ts';
import { ONLINE_LETTER_KIND } from './createLoginAccount.ts';

const MOST_A_DAY = 5;

/**
 * Mails the link of an account made online; to an address that has accounts already, their usernames instead (N6). Whoever
 * signs up again and again with somebody's address fills his mailbox with five letters and no more.
 */
export function mailOnlineAccount(registry: NetherlandsRegistry): Delivery {
  return async (tx, subject, messageId) => {
    const [id = ''] = subject.split(' ');
    const account = await findLoginAccount(tx, id);
    if (account?.state !== 'PENDING_ACTIVATION' || linkHasExpired(account, registry.now())) return;
    if ((await countWaitingBefore(tx, account)) >= MOST_A_DAY) return;
    const known = await findAccountsByEmail(tx, account.email);
    const names = known.map(({ username }) => username);
    const letter =
      names.length > 0
        ? accountKnownLetter(names, account.language)
        : activationLetter(account, activationLinkOf(registry, account));
    await sendLetter(registry, tx, { account, kind: ONLINE_LETTER_KIND, messageId }, letter);
  };
}
