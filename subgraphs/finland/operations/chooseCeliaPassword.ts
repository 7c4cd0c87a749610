import { recordAudit } from '../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../shared/runtime/database.ts';
import { hashOfLinkToken } from '../../shared/runtime/linkToken.ts';
import { hashPassword } from '../../shared/runtime/passwords.ts';
import { isRefusal, type Refusal } from '../../shared/vocabulary/refusal.ts';
import { type ActivatedCredential, activate } from '../domain/credentials.ts';
import { checkPassword } from '../domain/password.ts';
import type { FinlandRefusalCode } from '../domain/refusals.ts';
import type { FinlandRegistry } from '../registry.ts';
import { lockCredentialWithLink, saveActivatedCredential } from '../storage/credentials.ts';
import { acrossUnits } from '../storage/scopes.ts';

export interface PasswordChoice {
  token: string;
  password: string;
  passwordAgain: string;
}

export type PasswordAnswer = ActivatedCredential | Refusal<FinlandRefusalCode>;

/** Sets the password of the credential that the link was mailed for. The link works once; a refused password does not use it up. */
export async function chooseCeliaPassword(registry: FinlandRegistry, choice: PasswordChoice): Promise<PasswordAnswer> {
  const act = async (tx: Transaction) => {
    const credential = await lockCredentialWithLink(tx, hashOfLinkToken(choice.token));
    const answer = await choose(tx, activate(credential, registry.now()), choice);
    const outcome = isRefusal(answer) ? answer.refused : 'DONE';
    const entry = { actor: 'anonymous', action: 'chooseCeliaPassword', subject: credential?.customerId, outcome };
    await recordAudit(tx, entry, registry.now());
    return answer;
  };
  return registry.database.transaction(act, acrossUnits('mailedLink'));
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
