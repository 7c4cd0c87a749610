import { randomUUID } from 'node:crypto';
import { postLetter } from '../../shared/runtime/outbox.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { Actor } from '../domain/actor.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { findCredentials } from '../storage/loginAccounts.ts';
import { recordOutcome } from './recordOutcome.ts';

export const RESET_LETTER_KIND = 'login-account-reset';

/**
 * Asks for a link by username, never by e-mail address (E2). Known or not, it answers the same and does the same: it
 * posts a letter, and only the worker that sends it finds out whether there is an account to write to.
 */
export async function forgotPassword(
  registry: NetherlandsRegistry,
  actor: Actor,
  { username, network }: { readonly username: string; readonly network: string },
): Promise<{ accepted: true } | Refusal<'TOO_MANY_ATTEMPTS'>> {
  const now = registry.now();
  const operation = 'forgotPassword';
  const wait = await registry.attempts.take({ purpose: operation, account: username, network }, now);
  return registry.database.transaction(async (tx) => {
    const outcome = wait > 0 ? refuse('TOO_MANY_ATTEMPTS', { parts: [String(wait)] }) : { accepted: true as const };
    const known = await findCredentials(tx, username.trim());
    const subject = known?.account.id ?? randomUUID();
    if (wait === 0) await postLetter(tx, { kind: RESET_LETTER_KIND, subject }, now);
    await recordOutcome(tx, { actor, operation, subject: known?.account.id, outcome }, now);
    return outcome;
  });
}
