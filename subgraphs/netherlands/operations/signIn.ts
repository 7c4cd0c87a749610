import { noPasswordMatches, passwordMatches } from '../../shared/runtime/passwords.ts';
import type { AccessToken } from '../../shared/runtime/tokenIssuer.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { Actor } from '../domain/actor.ts';
import type { ActiveLoginAccount } from '../domain/loginAccount.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { findCredentials } from '../storage/kb/loginAccounts.ts';
import { recordOutcome } from './recordOutcome.ts';

export interface SignedIn extends AccessToken {
  readonly loginAccount: ActiveLoginAccount;
}

interface SignInForm {
  readonly username: string;
  readonly password: string;
  /** Where the caller is, as the gateway tells it. */
  readonly network: string;
}

/**
 * A token for whoever knows the password of an active account (N31). Unknown username, wrong password and an account
 * that was never activated (it has no password) get one answer, at one cost. Guessing is slowed down before any of it.
 */
export async function signIn(
  registry: NetherlandsRegistry,
  actor: Actor,
  { username, password, network }: SignInForm,
): Promise<SignedIn | Refusal<'SIGN_IN_FAILED' | 'TOO_MANY_ATTEMPTS'>> {
  const now = registry.now();
  const attempt = { purpose: 'signIn', account: username, network };
  const wait = await registry.attempts.take(attempt, now);
  const account = wait > 0 ? undefined : await ownerOf(registry, username, password);
  const outcome = wait > 0 ? refuse('TOO_MANY_ATTEMPTS', { parts: [String(wait)] }) : await admit(registry, account);
  if (!isRefusal(outcome)) await registry.attempts.succeed(attempt, now);
  await registry.database.transaction((tx) =>
    recordOutcome(tx, { actor, operation: 'signIn', subject: account?.id, outcome }, now),
  );
  return outcome;
}

async function ownerOf(
  { database }: NetherlandsRegistry,
  username: string,
  password: string,
): Promise<(ActiveLoginAccount & { knowsPassword: boolean }) | undefined> {
  const known = await database.transaction((tx) => findCredentials(tx, username.trim()));
  const right = await (known ? passwordMatches(known.passwordHash, password) : noPasswordMatches(password));
  return known && { ...known.account, knowsPassword: right };
}

async function admit(
  registry: NetherlandsRegistry,
  account: (ActiveLoginAccount & { knowsPassword: boolean }) | undefined,
): Promise<SignedIn | Refusal<'SIGN_IN_FAILED'>> {
  if (!account?.knowsPassword) return refuse('SIGN_IN_FAILED');
  return { ...(await registry.kbLogin.issueToken(account.id, registry.now())), loginAccount: account };
}
