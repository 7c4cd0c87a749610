import { recordAudit } from '../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../shared/runtime/database.ts';
import { hashOfLinkToken } from '../../shared/runtime/linkToken.ts';
import { postLetter } from '../../shared/runtime/outbox.ts';
import { hashPassword } from '../../shared/runtime/passwords.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import { type ActivatedCredential, activate } from '../domain/credentials.ts';
import { checkPassword } from '../domain/password.ts';
import type { FinlandRefusalCode } from '../domain/refusals.ts';
import type { FinlandRegistry } from '../registry.ts';
import { lockCredentialWithLink, saveActivatedCredential } from '../storage/credentials.ts';
import { findCustomer } from '../storage/customers.ts';
import { acrossUnits } from '../storage/scopes.ts';
import { PASSWORD_CHOSEN_KIND } from './mailPasswordChosen.ts';

export interface PasswordChoice {
  token: string;
  password: string;
  passwordAgain: string;
  /** Where the caller is, as the gateway tells it. */
  network: string;
}

export type PasswordAnswer = ActivatedCredential | Refusal<FinlandRefusalCode>;

/**
 * Sets the password of the credential that the link was mailed for. The link works once; a refused password does not use
 * it up. The customer is mailed that a password was chosen, and a wait that guesses had earned is over.
 */
export async function chooseCeliaPassword(registry: FinlandRegistry, choice: PasswordChoice): Promise<PasswordAnswer> {
  const chosen = await setPassword(registry, choice);
  if (!isRefusal(chosen) || chosen.refused !== 'CREDENTIAL_LINK_INVALID') return chosen;
  const wait = await registry.wrongLinks.count(choice.network, registry.now());
  return wait > 0 ? refuse('TOO_MANY_ATTEMPTS', { parts: [String(wait)] }) : chosen;
}

async function setPassword(registry: FinlandRegistry, choice: PasswordChoice): Promise<PasswordAnswer> {
  const act = async (tx: Transaction) => {
    const credential = await lockCredentialWithLink(tx, hashOfLinkToken(choice.token));
    const answer = await choose(tx, activate(credential, registry.now()), choice);
    if (!isRefusal(answer)) await followUp(registry, tx, answer);
    const outcome = isRefusal(answer) ? answer.refused : 'DONE';
    const entry = { actor: 'anonymous', action: 'chooseCeliaPassword', subject: credential?.customerId, outcome };
    await recordAudit(tx, entry, registry.now());
    return answer;
  };
  return registry.database.transaction(act, acrossUnits('mailedLink'));
}

async function followUp(
  { attempts, now }: FinlandRegistry,
  tx: Transaction,
  { id, customerId, system }: ActivatedCredential,
): Promise<void> {
  await postLetter(tx, { kind: PASSWORD_CHOSEN_KIND, subject: id }, now());
  const customer = system === 'CELIANET' ? await findCustomer(tx, customerId) : undefined;
  if (customer) await attempts.lift(tx, { purpose: 'signInToCelianet', account: customer.number }, now());
}

async function choose(
  tx: Transaction,
  activated: PasswordAnswer,
  { password, passwordAgain }: PasswordChoice,
): Promise<PasswordAnswer> {
  if (isRefusal(activated)) return activated;
  const refusal = checkPassword(password, passwordAgain);
  if (refusal) return refusal;
  await saveActivatedCredential(tx, activated, await hashPassword(password));
  return activated;
}
