import { recordAudit } from '../../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { postLetter } from '../../../shared/runtime/outbox.ts';
import { hashPassword, noPasswordMatches, passwordMatches } from '../../../shared/runtime/passwords.ts';
import { countRefusal, isOnlyCounted } from '../../../shared/runtime/refusedAttempts.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import { checkOwner } from '../../domain/credentials.ts';
import { finnishDay } from '../../domain/finnishDay.ts';
import { checkNewPassword } from '../../domain/password.ts';
import type { FinlandRefusalCode } from '../../domain/refusals.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { findPasswordOf, type KnownPassword, saveOwnPassword } from '../../storage/credentials.ts';
import { lockCustomer } from '../../storage/customers.ts';
import { acrossUnits } from '../../storage/scopes.ts';
import { PASSWORD_CHOSEN_KIND } from '../mailPasswordChosen.ts';

export interface OwnPassword {
  readonly username: string;
  readonly password: string;
  readonly newPassword: string;
  readonly newPasswordAgain: string;
  /** Where the caller is, as the gateway tells it. */
  readonly network: string;
}

export type OwnPasswordAnswer = { readonly system: 'CELIANET' } | Refusal<FinlandRefusalCode>;

const ACTION = 'chooseOwnCeliaPassword';

/**
 * Another password for Celianet, by whoever knows the one before: needed where that was chosen behind a link which went to
 * a registrar (F24, A20). Guesses are slowed down as those of signing in, and counted with them.
 */
export async function chooseOwnCeliaPassword(registry: FinlandRegistry, form: OwnPassword): Promise<OwnPasswordAnswer> {
  const { database, attempts, now } = registry;
  const attempt = { purpose: 'signInToCelianet', account: form.username, network: form.network };
  const wait = await attempts.take(attempt, now());
  const known = wait > 0 ? undefined : await knownPassword(registry, form);
  if (known) await attempts.succeed(attempt, now());
  return database.transaction(async (tx) => {
    const answer =
      wait > 0 ? refuse('TOO_MANY_ATTEMPTS', { parts: [String(wait)] }) : await choose(registry, tx, known, form);
    const outcome = isRefusal(answer) ? answer.refused : 'DONE';
    if (isOnlyCounted(outcome)) await countRefusal(tx, { action: ACTION, outcome }, now());
    else await recordAudit(tx, { actor: 'anonymous', action: ACTION, subject: known?.customerId, outcome }, now());
    return answer;
  }, acrossUnits('signIn'));
}

async function knownPassword(
  { database, now }: FinlandRegistry,
  { username, password }: OwnPassword,
): Promise<KnownPassword | undefined> {
  const number = username.trim();
  const today = finnishDay(now());
  const known = await database.transaction((tx) => findPasswordOf(tx, number, today), acrossUnits('signIn'));
  const isRight = await (known ? passwordMatches(known.passwordHash, password) : noPasswordMatches(password));
  return isRight ? known : undefined;
}

async function choose(
  { now }: FinlandRegistry,
  tx: Transaction,
  known: KnownPassword | undefined,
  { username, password, newPassword, newPasswordAgain }: OwnPassword,
): Promise<OwnPasswordAnswer> {
  // Locked, and looked at once more: the credentials may have been ordered anew since.
  const customer = known && (await lockCustomer(tx, known.customerId));
  const present = customer && (await findPasswordOf(tx, username.trim(), finnishDay(now())));
  if (present?.passwordHash !== known?.passwordHash || !present) return refuse('SIGN_IN_FAILED');
  const owner = checkOwner({ ...present, provisional: false }, present.birthDate, finnishDay(now()));
  const wrong = owner ?? checkNewPassword(newPassword, newPasswordAgain, password);
  if (wrong) return wrong;
  await saveOwnPassword(tx, present.id, await hashPassword(newPassword), now());
  await postLetter(tx, { kind: PASSWORD_CHOSEN_KIND, subject: present.id }, now());
  return { system: 'CELIANET' };
}
