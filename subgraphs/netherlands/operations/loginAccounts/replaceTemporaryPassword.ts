import type { Transaction } from '../../../shared/runtime/database.ts';
import { hashPassword } from '../../../shared/runtime/passwords.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { Actor } from '../../domain/actor.ts';
import type { ActiveLoginAccount } from '../../domain/loginAccount.ts';
import { checkNewPassword } from '../../domain/password.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { findCredentialsOf, lockLoginAccount, saveNewPassword } from '../../storage/kb/loginAccounts.ts';
import { recordOutcome } from '../recordOutcome.ts';
import { type KnownOwner, ownerOf, type SignedIn } from '../signIn.ts';
import { afterNewPassword } from './afterNewPassword.ts';

interface Replacement {
  readonly username: string;
  readonly temporaryPassword: string;
  readonly password: string;
  readonly passwordAgain: string;
  readonly network: string;
}

type Outcome = ActiveLoginAccount | Refusal<RefusalCode>;

/** Chooses a password with the temporary one (E13), and signs in. Guessing is slowed down as at a sign-in, by the same count. */
export async function replaceTemporaryPassword(
  registry: NetherlandsRegistry,
  actor: Actor,
  form: Replacement,
): Promise<SignedIn | Refusal<RefusalCode>> {
  const now = registry.now();
  const attempt = { purpose: 'signIn', account: form.username, network: form.network };
  const wait = await registry.attempts.take(attempt, now);
  const owner = wait > 0 ? undefined : await ownerOf(registry, form.username, form.temporaryPassword);
  if (owner?.knowsPassword) await registry.attempts.succeed(attempt, now);
  const outcome = await registry.database.transaction(async (tx) => {
    const slow = wait > 0 ? refuse('TOO_MANY_ATTEMPTS', { parts: [String(wait)] }) : undefined;
    const done: Outcome = slow ?? (await replace(registry, tx, owner, form));
    await recordOutcome(tx, { actor, operation: 'replaceTemporaryPassword', subject: owner?.id, outcome: done }, now);
    return done;
  });
  if (isRefusal(outcome)) return outcome;
  return { ...(await registry.kbLogin.issueToken(outcome.id, now)), loginAccount: outcome };
}

async function replace(
  registry: NetherlandsRegistry,
  tx: Transaction,
  owner: KnownOwner | undefined,
  { temporaryPassword, password, passwordAgain }: Replacement,
): Promise<Outcome> {
  const account = owner?.knowsPassword ? await lockUnchanged(tx, owner) : undefined;
  if (!account?.temporaryUntil) return refuse('SIGN_IN_FAILED');
  if (registry.now() >= account.temporaryUntil) return refuse('TEMPORARY_PASSWORD_EXPIRED');
  const refused = checkNewPassword(password, passwordAgain);
  if (refused) return refused;
  if (password === temporaryPassword) return refuse('PASSWORD_UNCHANGED', { field: 'password' });
  await saveNewPassword(tx, account.id, await hashPassword(password), registry.now());
  await afterNewPassword(registry, tx, account);
  return { ...account, temporaryUntil: undefined };
}

async function lockUnchanged(
  tx: Transaction,
  { id, passwordHash }: KnownOwner,
): Promise<ActiveLoginAccount | undefined> {
  const account = await lockLoginAccount(tx, id);
  const isUnchanged = (await findCredentialsOf(tx, id))?.passwordHash === passwordHash;
  return account?.state === 'ACTIVE' && isUnchanged ? account : undefined;
}
