import type { Transaction } from '../../shared/runtime/database.ts';
import { hashOfLinkToken } from '../../shared/runtime/linkToken.ts';
import { hashPassword } from '../../shared/runtime/passwords.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { Actor } from '../domain/actor.ts';
import { type ActiveLoginAccount, activate, type PendingLoginAccount } from '../domain/loginAccount.ts';
import { checkNewPassword } from '../domain/password.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { findAccountsByEmail, lockEmail } from '../storage/kb/accountsByEmail.ts';
import { lockLoginAccountByLink, saveActivated } from '../storage/kb/loginAccounts.ts';
import { answerWrongLink } from './answerWrongLink.ts';
import { recordOutcome } from './recordOutcome.ts';

export interface Activation {
  readonly token: string;
  readonly password: string;
  readonly passwordAgain: string;
  /** Where the caller is, as the gateway tells it. */
  readonly network: string;
}

type ActivationRefusal =
  | 'ACTIVATION_LINK_INVALID'
  | 'LINK_EXPIRED'
  | 'EMAIL_HAS_LOGIN_ACCOUNT'
  | 'PASSWORD_RULES'
  | 'PASSWORD_MISMATCH'
  | 'TOO_MANY_ATTEMPTS';

/**
 * Uses the mailed link up: the e-mail address is confirmed and the password set (N26). Unknown, used and superseded
 * links get one answer. A password that fails leaves the link as it is, an expired link is left for the sweep.
 */
export async function activateLoginAccount(
  registry: NetherlandsRegistry,
  actor: Actor,
  activation: Activation,
): Promise<ActiveLoginAccount | Refusal<ActivationRefusal>> {
  const activated = await registry.database.transaction(async (tx) => {
    const account = await lockLoginAccountByLink(tx, hashOfLinkToken(activation.token));
    if (account?.state !== 'PENDING_ACTIVATION') return undefined;
    const now = registry.now();
    const outcome = await choosePassword(tx, account, activation, now);
    await recordOutcome(tx, { actor, operation: 'activateLoginAccount', subject: account.id, outcome }, now);
    return outcome;
  });
  return activated ?? answerWrongLink(registry, activation.network, refuse('ACTIVATION_LINK_INVALID'));
}

async function choosePassword(
  tx: Transaction,
  account: PendingLoginAccount,
  { password, passwordAgain }: Activation,
  now: Date,
): Promise<ActiveLoginAccount | Refusal<ActivationRefusal>> {
  const active = activate(account, now);
  if (isRefusal(active)) return active;
  const refused = checkNewPassword(password, passwordAgain) ?? (await checkFirstOfAddress(tx, account));
  if (refused) return refused;
  await saveActivated(tx, active, await hashPassword(password));
  return active;
}

// Two sign-ups with one address are both taken, so that neither tells of the other; the first that is confirmed stays.
async function checkFirstOfAddress(
  tx: Transaction,
  { createdVia, email }: PendingLoginAccount,
): Promise<Refusal<'EMAIL_HAS_LOGIN_ACCOUNT'> | undefined> {
  if (createdVia === 'WISE_DESK') return undefined;
  await lockEmail(tx, email);
  return (await findAccountsByEmail(tx, email)).length > 0 ? refuse('EMAIL_HAS_LOGIN_ACCOUNT') : undefined;
}
