import { recordAudit } from '../../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { hashOfLinkToken } from '../../../shared/runtime/linkToken.ts';
import { postLetter } from '../../../shared/runtime/outbox.ts';
import { hashPassword } from '../../../shared/runtime/passwords.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import { checkPassword } from '../../domain/password.ts';
import type { FinlandRefusalCode } from '../../domain/refusals.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { lockSecretsOfLink, type RegistrarSecrets, saveRegistrarPassword } from '../../storage/registrarAccounts.ts';
import type { PasswordChoice } from '../chooseCeliaPassword.ts';
import { REGISTRAR_PASSWORD_KIND } from './mailRegistrarLink.ts';
import { SIGN_IN } from './signInAsRegistrar.ts';

export type ChosenAnswer = { readonly chosen: true } | Refusal<FinlandRefusalCode>;

/** Sets a registrar's password by the mailed link, which works once; a refused password does not use it up. */
export async function chooseRegistrarPassword(
  registry: FinlandRegistry,
  choice: PasswordChoice,
): Promise<ChosenAnswer> {
  const chosen = await registry.database.transaction(async (tx) => {
    const account = await lockSecretsOfLink(tx, hashOfLinkToken(choice.token));
    const refusal = checkLink(account, registry.now()) ?? checkPassword(choice.password, choice.passwordAgain);
    if (!refusal && account) await setRegistrarPassword(registry, tx, account, choice.password);
    const outcome = refusal ? refusal.refused : 'DONE';
    const line = { actor: 'anonymous', action: 'chooseRegistrarPassword', subject: account?.id, outcome };
    await recordAudit(tx, line, registry.now());
    return refusal ?? ({ chosen: true } as const);
  });
  if (!isRefusal(chosen) || chosen.refused !== 'CREDENTIAL_LINK_INVALID') return chosen;
  const wait = await registry.wrongLinks.count(choice.network, registry.now());
  return wait > 0 ? refuse('TOO_MANY_ATTEMPTS', { parts: [String(wait)] }) : chosen;
}

/** Saves the password, mails that it was chosen, and ends the waits that guesses had earned. */
export async function setRegistrarPassword(
  { attempts, now }: FinlandRegistry,
  tx: Transaction,
  { id, email }: Pick<RegistrarSecrets, 'id' | 'email'>,
  password: string,
): Promise<void> {
  await saveRegistrarPassword(tx, id, await hashPassword(password), now());
  await postLetter(tx, { kind: REGISTRAR_PASSWORD_KIND, subject: id }, now());
  await attempts.lift(tx, { purpose: SIGN_IN, account: email }, now());
}

function checkLink(
  account: RegistrarSecrets | undefined,
  now: Date,
): Refusal<'CREDENTIAL_LINK_INVALID' | 'CREDENTIAL_LINK_EXPIRED'> | undefined {
  if (!account?.linkExpiresAt) return refuse('CREDENTIAL_LINK_INVALID', { field: 'token' });
  return now >= account.linkExpiresAt ? refuse('CREDENTIAL_LINK_EXPIRED', { field: 'token' }) : undefined;
}
