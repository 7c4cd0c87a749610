import { recordAudit } from '../../shared/runtime/auditTrail.ts';
import { noPasswordMatches, passwordMatches } from '../../shared/runtime/passwords.ts';
import { countRefusal, isOnlyCounted } from '../../shared/runtime/refusedAttempts.ts';
import type { AccessToken } from '../../shared/runtime/tokenIssuer.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import { checkOwner } from '../domain/credentials.ts';
import { finnishDay } from '../domain/finnishDay.ts';
import type { FinlandRegistry } from '../registry.ts';
import { findPasswordOf, type KnownPassword } from '../storage/credentials.ts';
import { acrossUnits } from '../storage/scopes.ts';

interface SignInForm {
  /** The customer number, as typed. */
  readonly username: string;
  readonly password: string;
  /** Where the caller is, as the gateway tells it. */
  readonly network: string;
}

interface Tried {
  readonly known: KnownPassword | undefined;
  readonly isRight: boolean;
}

type SignInRefusal = Refusal<
  'SIGN_IN_FAILED' | 'TOO_MANY_ATTEMPTS' | 'OWN_PASSWORD_REQUIRED' | 'CREDENTIALS_OF_GUARDIAN'
>;

/**
 * A token for an active customer who knows the password of his credentials for Celianet. Whatever is wrong, the answer
 * and its cost are the same: being a customer of Celia is not told. Guessing is slowed down before any of it.
 */
export async function signInToCelianet(
  registry: FinlandRegistry,
  { username, password, network }: SignInForm,
): Promise<AccessToken | SignInRefusal> {
  const now = registry.now();
  const attempt = { purpose: 'signInToCelianet', account: username, network };
  const wait = await registry.attempts.take(attempt, now);
  const tried = wait > 0 ? undefined : await tryPassword(registry, username, password);
  const outcome = tried ? await admit(registry, tried) : refuse('TOO_MANY_ATTEMPTS', { parts: [String(wait)] });
  if (tried?.isRight) await registry.attempts.succeed(attempt, now);
  const subject = tried?.known?.customerId;
  const result = isRefusal(outcome) ? outcome.refused : 'DONE';
  const action = 'signInToCelianet';
  await registry.database.transaction((tx) =>
    isOnlyCounted(result)
      ? countRefusal(tx, { action, outcome: result }, now)
      : recordAudit(tx, { actor: 'anonymous', action, subject, outcome: result }, now),
  );
  return outcome;
}

async function tryPassword({ database, now }: FinlandRegistry, username: string, password: string): Promise<Tried> {
  const number = username.trim();
  const known = await database.transaction(
    (tx) => findPasswordOf(tx, number, finnishDay(now())),
    acrossUnits('signIn'),
  );
  const isRight = await (known ? passwordMatches(known.passwordHash, password) : noPasswordMatches(password));
  return { known, isRight };
}

async function admit(
  { celiaLogin, now }: FinlandRegistry,
  { known, isRight }: Tried,
): Promise<AccessToken | SignInRefusal> {
  if (!known || !isRight) return refuse('SIGN_IN_FAILED');
  return checkOwner(known, known.birthDate, finnishDay(now())) ?? celiaLogin.issueToken(known.customerId, now());
}
