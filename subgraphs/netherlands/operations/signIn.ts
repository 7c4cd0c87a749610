import { noPasswordMatches, passwordMatches } from '../../shared/runtime/passwords.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { Actor } from '../domain/actor.ts';
import type { ActiveLoginAccount } from '../domain/loginAccount.ts';
import type { AccessToken } from '../outside/kbLogin/kbLogin.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { findCredentials } from '../storage/loginAccounts.ts';
import { recordOutcome } from './recordOutcome.ts';

export interface SignedIn extends AccessToken {
  readonly loginAccount: ActiveLoginAccount;
}

/**
 * A token for whoever knows the password of an active account (N31). Unknown username, wrong password and an account
 * that was never activated (it has no password) get one answer, at one cost.
 */
export async function signIn(
  registry: NetherlandsRegistry,
  actor: Actor,
  { username, password }: { readonly username: string; readonly password: string },
): Promise<SignedIn | Refusal<'SIGN_IN_FAILED'>> {
  const now = registry.now();
  const known = await registry.database.transaction((tx) => findCredentials(tx, username.trim()));
  const right = await (known ? passwordMatches(known.passwordHash, password) : noPasswordMatches(password));
  const outcome =
    known && right
      ? { ...(await registry.kbLogin.issueToken(known.account.id, now)), loginAccount: known.account }
      : refuse('SIGN_IN_FAILED');
  const subject = known?.account.id;
  await registry.database.transaction((tx) => recordOutcome(tx, { actor, operation: 'signIn', subject, outcome }, now));
  return outcome;
}
