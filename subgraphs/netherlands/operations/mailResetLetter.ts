import { hashOfLinkToken, linkToken } from '../../shared/runtime/linkToken.ts';
import type { Delivery } from '../../shared/runtime/outboxWorker.ts';
import type { ActiveLoginAccount } from '../domain/loginAccount.ts';
import { renewReset } from '../domain/passwordReset.ts';
import { resetLetter } from '../domain/resetLetter.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { lockLoginAccount } from '../storage/kb/loginAccounts.ts';
import { findReset, saveReset } from '../storage/kb/passwordResets.ts';
import { RESET_LETTER_KIND } from './forgotPassword.ts';
import { pagesOf } from './loginAccounts/pagesOf.ts';
import { sendLetter } from './mail/sendLetter.ts';

/** Mails a link to the address that the account has at this moment, or nothing where nobody has such an account. */
export function mailResetLetter(registry: NetherlandsRegistry): Delivery {
  return async (tx, subject, messageId) => {
    const account = await lockLoginAccount(tx, subject);
    if (account?.state !== 'ACTIVE') return;
    const reset = renewReset(await findReset(tx, account.id), registry.now(), registry.resetLinkMinutes);
    const token = resetTokenOf(registry, account, reset.generation);
    await saveReset(tx, reset, hashOfLinkToken(token));
    const link = `${pagesOf(registry, account)}/reset/password?token=${token}`;
    const letter = resetLetter(link, reset.validUntil, account.language);
    await sendLetter(registry, tx, { account, kind: RESET_LETTER_KIND, messageId }, letter);
  };
}

/** Bound to the address: a link in a mailbox that is the owner's no longer is worth nothing. */
export function resetTokenOf({ linkKey }: NetherlandsRegistry, { id, email }: ActiveLoginAccount, generation: number) {
  return linkToken(linkKey, 'reset password', `${id}|${email}`, generation);
}
