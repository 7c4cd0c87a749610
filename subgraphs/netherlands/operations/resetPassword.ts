import type { Transaction } from '../../shared/runtime/database.ts';
import { hashOfLinkToken } from '../../shared/runtime/linkToken.ts';
import { hashPassword } from '../../shared/runtime/passwords.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { Actor } from '../domain/actor.ts';
import type { ActiveLoginAccount } from '../domain/loginAccount.ts';
import { checkNewPassword } from '../domain/password.ts';
import { type PasswordReset, useReset } from '../domain/passwordReset.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { lockLoginAccount, saveNewPassword } from '../storage/kb/loginAccounts.ts';
import { findReset, findResetByLink, saveReset } from '../storage/kb/passwordResets.ts';
import { answerWrongLink } from './answerWrongLink.ts';
import { afterNewPassword } from './loginAccounts/afterNewPassword.ts';
import { resetTokenOf } from './mailResetLetter.ts';
import { recordOutcome } from './recordOutcome.ts';

export interface NewPassword {
  readonly token: string;
  readonly password: string;
  readonly passwordAgain: string;
  /** Where the caller is, as the gateway tells it. */
  readonly network: string;
}

interface LinkOwner {
  readonly account: ActiveLoginAccount;
  readonly reset: PasswordReset;
}

type ResetRefusal =
  | 'RESET_LINK_INVALID'
  | 'RESET_LINK_EXPIRED'
  | 'PASSWORD_RULES'
  | 'PASSWORD_MISMATCH'
  | 'TOO_MANY_ATTEMPTS';

/**
 * Uses the mailed link up and sets the password (E2); tokens of before are dead. Unknown, used and superseded links get
 * one answer. A password that fails leaves the link as it is. The owner is mailed that his password changed, and a wait that
 * guesses at the old one had earned is over.
 */
export async function resetPassword(
  registry: NetherlandsRegistry,
  actor: Actor,
  choice: NewPassword,
): Promise<ActiveLoginAccount | Refusal<ResetRefusal>> {
  const reset = await registry.database.transaction(async (tx) => {
    const found = await lockOwner(registry, tx, choice.token);
    if (!found) return undefined;
    const now = registry.now();
    const outcome = await choosePassword(tx, found, choice, now);
    if (!isRefusal(outcome)) await afterNewPassword(registry, tx, outcome);
    await recordOutcome(tx, { actor, operation: 'resetPassword', subject: found.account.id, outcome }, now);
    return outcome;
  });
  return reset ?? answerWrongLink(registry, choice.network, refuse('RESET_LINK_INVALID'));
}

// The account is locked before its link is believed: a letter that goes out meanwhile makes another link.
async function lockOwner(
  registry: NetherlandsRegistry,
  tx: Transaction,
  token: string,
): Promise<LinkOwner | undefined> {
  const found = await findResetByLink(tx, hashOfLinkToken(token));
  const account = found && (await lockLoginAccount(tx, found.loginAccountId));
  if (account?.state !== 'ACTIVE') return undefined;
  const reset = await findReset(tx, account.id);
  const isNewest = reset.validUntil && token === resetTokenOf(registry, account, reset.generation);
  return isNewest ? { account, reset } : undefined;
}

async function choosePassword(
  tx: Transaction,
  { account, reset }: LinkOwner,
  { password, passwordAgain }: NewPassword,
  now: Date,
): Promise<ActiveLoginAccount | Refusal<ResetRefusal>> {
  const used = useReset(reset, now);
  if (isRefusal(used)) return used;
  const refused = checkNewPassword(password, passwordAgain);
  if (refused) return refused;
  await saveNewPassword(tx, account.id, await hashPassword(password), now);
  await saveReset(tx, used, null);
  return account;
}
