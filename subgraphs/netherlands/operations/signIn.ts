import { noPasswordMatches, passwordMatches } from '../../shared/runtime/passwords.ts';
import type { AccessToken } from '../../shared/runtime/tokenIssuer.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { Actor } from '../domain/actor.ts';
import type { ActiveLoginAccount } from '../domain/loginAccount.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { findCredentials } from '../storage/kb/loginAccounts.ts';
import { recordOutcome } from './recordOutcome.ts';

export interface SignedIn extends AccessToken {
  readonly loginAccount: ActiveLoginAccount;
}

export interface KnownOwner extends ActiveLoginAccount {
  readonly passwordHash: string;
  readonly knowsPassword: boolean;
}

type Failed = 'SIGN_IN_FAILED' | 'NEW_PASSWORD_REQUIRED' | 'TEMPORARY_PASSWORD_EXPIRED';

interface SignInForm {
  readonly username: string;
  readonly password: string;
  /** Where the caller is, as the gateway tells it. */
  readonly network: string;
}

/**
 * A token for whoever knows the password of an active account (N31). Unknown username, wrong password and an account
 * that was never activated (it has no password) get one answer, at one cost. Guessing is slowed down before any of it.
 * Whoever knows a temporary password is told that another must be chosen, and gets no token. What the account may use is no
 * matter of signing in.
 */
export async function signIn(
  registry: NetherlandsRegistry,
  actor: Actor,
  { username, password, network }: SignInForm,
): Promise<SignedIn | Refusal<Failed | 'TOO_MANY_ATTEMPTS'>> {
  const now = registry.now();
  const attempt = { purpose: 'signIn', account: username, network };
  const wait = await registry.attempts.take(attempt, now);
  const account = wait > 0 ? undefined : await ownerOf(registry, username, password);
  const outcome = wait > 0 ? refuse('TOO_MANY_ATTEMPTS', { parts: [String(wait)] }) : await admit(registry, account);
  if (account?.knowsPassword) await registry.attempts.succeed(attempt, now);
  await registry.database.transaction((tx) =>
    recordOutcome(tx, { actor, operation: 'signIn', subject: account?.id, outcome }, now),
  );
  return outcome;
}

/** The active account of that name, and whether the password is its. An unknown name takes as long. */
export async function ownerOf(
  { database }: NetherlandsRegistry,
  username: string,
  password: string,
): Promise<KnownOwner | undefined> {
  const known = await database.transaction((tx) => findCredentials(tx, username.trim()));
  const right = await (known ? passwordMatches(known.passwordHash, password) : noPasswordMatches(password));
  return known && { ...known.account, passwordHash: known.passwordHash, knowsPassword: right };
}

async function admit(
  registry: NetherlandsRegistry,
  account: KnownOwner | undefined,
): Promise<SignedIn | Refusal<Failed>> {
  if (!account?.knowsPassword) return refuse('SIGN_IN_FAILED');
  const now = registry.now();
  const { passwordHash: _secret, knowsPassword: _known, ...loginAccount } = account;
  const { temporaryUntil } = loginAccount;
  if (temporaryUntil) return refuse(now < temporaryUntil ? 'NEW_PASSWORD_REQUIRED' : 'TEMPORARY_PASSWORD_EXPIRED');
  return { ...(await registry.kbLogin.issueToken(loginAccount.id, now)), loginAccount };
}
