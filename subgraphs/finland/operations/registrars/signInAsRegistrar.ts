import { recordAudit } from '../../../shared/runtime/auditTrail.ts';
import { noPasswordMatches, passwordMatches } from '../../../shared/runtime/passwords.ts';
import { countRefusal, isOnlyCounted } from '../../../shared/runtime/refusedAttempts.ts';
import type { AccessToken } from '../../../shared/runtime/tokenIssuer.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import { isPasswordExpired } from '../../domain/registrars/registrarAccount.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { type RegistrarSecrets, secretsOfEmail } from '../../storage/registrarAccounts.ts';

export const SIGN_IN = 'signInAsRegistrar';

export interface RegistrarSignIn {
  readonly email: string;
  readonly password: string;
  /** Where the caller is, as the gateway tells it. */
  readonly network: string;
}

type KnownRefusal = Refusal<'REGISTRAR_SIGN_IN_FAILED' | 'TOO_MANY_ATTEMPTS'>;

/** A token for a registrar who knows the password. A year after it was chosen it can only be changed. */
export async function signInAsRegistrar(
  registry: FinlandRegistry,
  form: RegistrarSignIn,
): Promise<AccessToken | KnownRefusal | Refusal<'REGISTRAR_PASSWORD_EXPIRED'>> {
  return withKnownPassword<AccessToken, Refusal<'REGISTRAR_PASSWORD_EXPIRED'>>(
    registry,
    SIGN_IN,
    form,
    async ({ id, passwordChosenAt }) => {
      const now = registry.now();
      if (passwordChosenAt && isPasswordExpired(passwordChosenAt, now, registry.registrarPasswordDays)) {
        return refuse('REGISTRAR_PASSWORD_EXPIRED', { field: 'password' });
      }
      return registry.celiaLogin.issueToken(`registrar:${id}`, now);
    },
  );
}

/**
 * Does the work for whoever knows the password. Whatever is wrong with address or password, the answer and its cost are the
 * same, and guessing is slowed down before any of it.
 */
export async function withKnownPassword<Answer extends object, Said extends Refusal<string>>(
  registry: FinlandRegistry,
  action: string,
  { email, password, network }: RegistrarSignIn,
  work: (account: RegistrarSecrets) => Promise<Answer | Said>,
): Promise<Answer | Said | KnownRefusal> {
  const now = registry.now();
  const attempt = { purpose: SIGN_IN, account: email, network };
  const wait = await registry.attempts.take(attempt, now);
  const account = wait > 0 ? undefined : await tryPassword(registry, email, password);
  const failed = refuse('REGISTRAR_SIGN_IN_FAILED', { field: 'password' });
  const wrong: KnownRefusal = wait > 0 ? refuse('TOO_MANY_ATTEMPTS', { parts: [String(wait)] }) : failed;
  const outcome = account?.isRight ? await work(account.secrets) : wrong;
  if (account?.isRight) await registry.attempts.succeed(attempt, now);
  const said = isRefusal(outcome) ? outcome.refused : 'DONE';
  const subject = account?.secrets.id;
  await registry.database.transaction((tx) =>
    isOnlyCounted(said)
      ? countRefusal(tx, { action, outcome: said }, now)
      : recordAudit(tx, { actor: 'anonymous', action, subject, outcome: said }, now),
  );
  return outcome;
}

async function tryPassword(
  { database }: FinlandRegistry,
  email: string,
  password: string,
): Promise<{ secrets: RegistrarSecrets; isRight: boolean } | undefined> {
  const secrets = await secretsOfEmail(database.source.manager, email.trim().toLowerCase());
  const hash = secrets?.passwordHash;
  const isRight = await (hash ? passwordMatches(hash, password) : noPasswordMatches(password));
  return secrets && { secrets, isRight };
}
