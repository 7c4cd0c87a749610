import { linkToken } from '../../../shared/runtime/linkToken.ts';
import type { Delivery } from '../../../shared/runtime/outboxWorker.ts';
import type { ActiveLoginAccount } from '../../domain/loginAccount.ts';
import type { EmailChange } from '../../domain/loginAccounts/emailChange.ts';
import {
  confirmEmailLetter,
  emailChangeAskedLetter,
  emailChangedLetter,
} from '../../domain/loginAccounts/emailLetters.ts';
import type { Letter } from '../../domain/mail/letter.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { findEmailChange } from '../../storage/kb/emailChanges.ts';
import { findLoginAccount } from '../../storage/kb/loginAccounts.ts';
import { sendLetter } from '../mail/sendLetter.ts';
import { pagesOf } from './pagesOf.ts';

export const EMAIL_CONFIRM_KIND = 'login-email-confirm';
export const EMAIL_ASKED_KIND = 'login-email-asked';
export const EMAIL_CHANGED_KIND = 'login-email-changed';

/** Bound to the change and to the very address that it proves. */
export function confirmTokenOf({ linkKey }: NetherlandsRegistry, { id, newEmail }: EmailChange): string {
  return linkToken(linkKey, 'confirm login e-mail', `${id}|${newEmail}`, 1);
}

export function revertTokenOf({ linkKey }: NetherlandsRegistry, { id, oldEmail }: EmailChange): string {
  return linkToken(linkKey, 'revert login e-mail', `${id}|${oldEmail}`, 1);
}

/** To the new address, while the change is the one that is asked for. */
export function mailEmailConfirmation(registry: NetherlandsRegistry): Delivery {
  return ofChange(registry, EMAIL_CONFIRM_KIND, (change, account) => {
    if (change.changedAt) return undefined;
    const link = `${pagesOf(registry, account)}/email/confirm?token=${confirmTokenOf(registry, change)}`;
    return [change.newEmail, confirmEmailLetter(link, change.linkValidUntil, account.language)];
  });
}

/** To the address that the account has. */
export function mailEmailAsked(registry: NetherlandsRegistry): Delivery {
  return ofChange(registry, EMAIL_ASKED_KIND, ({ oldEmail }, { language }) => [
    oldEmail,
    emailChangeAskedLetter(language),
  ]);
}

/** To the address that the account had. */
export function mailEmailChanged(registry: NetherlandsRegistry): Delivery {
  return ofChange(registry, EMAIL_CHANGED_KIND, (change, account) => {
    if (!change.changedAt) return undefined;
    const link = `${pagesOf(registry, account)}/email/revert/password?token=${revertTokenOf(registry, change)}`;
    return [change.oldEmail, emailChangedLetter(link, change.linkValidUntil, account.language)];
  });
}

type Written = (change: EmailChange, account: ActiveLoginAccount) => [EmailChange['oldEmail'], Letter] | undefined;

// Nothing where the change was dropped, or taken back, since the letter was posted.
function ofChange(registry: NetherlandsRegistry, kind: string, write: Written): Delivery {
  return async (tx, subject, messageId) => {
    const [accountId = '', changeId = ''] = subject.split(' ');
    const account = await findLoginAccount(tx, accountId);
    const change = await findEmailChange(tx, changeId);
    if (account?.state !== 'ACTIVE' || !change) return;
    const [to, letter] = write(change, account) ?? [];
    if (to && letter) await sendLetter(registry, tx, { account, to, kind, messageId }, letter);
  };
}
