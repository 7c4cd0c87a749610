import type { Transaction } from '../../../shared/runtime/database.ts';
import { hashOfLinkToken } from '../../../shared/runtime/linkToken.ts';
import { postLetter } from '../../../shared/runtime/outbox.ts';
import { hashPassword } from '../../../shared/runtime/passwords.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { Actor } from '../../domain/actor.ts';
import type { ActiveLoginAccount } from '../../domain/loginAccount.ts';
import { checkRevert, confirmEmailChange, type EmailChange } from '../../domain/loginAccounts/emailChange.ts';
import { checkNewPassword } from '../../domain/password.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { findEmailChangeByLink, saveChanged, saveReverted } from '../../storage/kb/emailChanges.ts';
import { lockLoginAccount, saveNewPassword } from '../../storage/kb/loginAccounts.ts';
import { answerWrongLink } from '../answerWrongLink.ts';
import { recordOutcome } from '../recordOutcome.ts';
import type { NewPassword } from '../resetPassword.ts';
import { afterNewPassword } from './afterNewPassword.ts';
import { EMAIL_CHANGED_KIND, revertTokenOf } from './mailEmailChange.ts';

type Used = ActiveLoginAccount | Refusal<RefusalCode>;
type Use = (tx: Transaction, change: EmailChange, account: ActiveLoginAccount) => Promise<Used>;

/** Uses the link up that proves the new address: from here on it is the account's. Sign-ins go on. */
export async function confirmLoginEmail(
  registry: NetherlandsRegistry,
  actor: Actor,
  link: { readonly token: string; readonly network: string },
): Promise<Used> {
  return useLink(registry, actor, { ...link, operation: 'confirmLoginEmail' }, async (tx, change, account) => {
    const done = confirmEmailChange(change, account, registry.now(), registry.accounts.emailRevertDays);
    if (isRefusal(done)) return done;
    await saveChanged(tx, done, hashOfLinkToken(revertTokenOf(registry, done)));
    await postLetter(tx, { kind: EMAIL_CHANGED_KIND, subject: `${account.id} ${done.id}` }, registry.now());
    return { ...account, email: done.newEmail, emailConfirmedAt: done.changedAt };
  });
}

/**
 * Uses the link up that went to the old address: it is the account's again, with a new password, and every sign-in of
 * before is over. Later changes and their links are gone with it. A password that fails leaves the link as it is.
 */
export async function revertLoginEmail(
  registry: NetherlandsRegistry,
  actor: Actor,
  choice: NewPassword,
): Promise<Used> {
  const { token, network, password, passwordAgain } = choice;
  const link = { token, network, operation: 'revertLoginEmail' } as const;
  return useLink(registry, actor, link, async (tx, change, account) => {
    const refused = checkRevert(change, registry.now()) ?? checkNewPassword(password, passwordAgain);
    if (refused) return refused;
    await saveReverted(tx, change);
    await saveNewPassword(tx, account.id, await hashPassword(password), registry.now());
    await afterNewPassword(registry, tx, account);
    return { ...account, email: change.oldEmail };
  });
}

interface Link {
  readonly token: string;
  readonly network: string;
  readonly operation: 'confirmLoginEmail' | 'revertLoginEmail';
}

// The account is locked before its link is believed: another use of it, or another change, goes first or waits.
async function useLink(registry: NetherlandsRegistry, actor: Actor, link: Link, use: Use): Promise<Used> {
  const { operation, token, network } = link;
  const used = await registry.database.transaction(async (tx) => {
    const hash = hashOfLinkToken(token);
    const found = await findEmailChangeByLink(tx, hash);
    const account = found && (await lockLoginAccount(tx, found.loginAccountId));
    const change = account?.state === 'ACTIVE' ? await findEmailChangeByLink(tx, hash) : undefined;
    if (account?.state !== 'ACTIVE' || !change) return undefined;
    const outcome = await use(tx, change, account);
    await recordOutcome(tx, { actor, operation, subject: account.id, outcome }, registry.now());
    return outcome;
  });
  return used ?? answerWrongLink(registry, network, refuse('EMAIL_LINK_INVALID'));
}
