import { createHmac, randomUUID } from 'node:crypto';
import type { Transaction } from '../../shared/runtime/database.ts';
import { postLetter, waitingLetters } from '../../shared/runtime/outbox.ts';
import { parseEmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { Actor } from '../domain/actor.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { findCredentials } from '../storage/kb/loginAccounts.ts';
import { keepTriedAddress } from '../storage/kb/triedAddresses.ts';
import { ADDRESS_TRIED_KIND } from './mailAddressTried.ts';
import { recordOutcome } from './recordOutcome.ts';

export const RESET_LETTER_KIND = 'login-account-reset';

const MOST_WAITING = 1_000;
const RETRY_AFTER_S = 60;

/**
 * Asks for a link by username, never by e-mail address (E2). Known or not, it answers the same and does the same: it
 * posts a letter, and only the worker that sends it finds out whether there is an account to write to. While a thousand
 * of them wait, because the worker or the mail server is down, no more are taken.
 */
export async function forgotPassword(
  registry: NetherlandsRegistry,
  actor: Actor,
  { username, network }: { readonly username: string; readonly network: string },
): Promise<{ accepted: true } | Refusal<'TOO_MANY_ATTEMPTS'>> {
  const now = registry.now();
  const operation = 'forgotPassword';
  const throttled = await registry.attempts.take({ purpose: operation, account: username, network }, now);
  return registry.database.transaction(async (tx) => {
    const isFull = (await waitingLetters(tx, RESET_LETTER_KIND, MOST_WAITING)) === MOST_WAITING;
    const wait = Math.max(throttled, isFull ? RETRY_AFTER_S : 0);
    const outcome = wait > 0 ? refuse('TOO_MANY_ATTEMPTS', { parts: [String(wait)] }) : { accepted: true as const };
    const known = await findCredentials(tx, username.trim());
    const subject = known?.account.id ?? randomUUID();
    if (wait === 0) {
      await postLetter(tx, { kind: RESET_LETTER_KIND, subject }, now);
      await warnTypedAddress(registry, tx, username, now);
    }
    await recordOutcome(tx, { actor, operation, subject: known?.account.id, outcome }, now);
    return outcome;
  });
}

// The same for an address that an account has and for one that nobody knows.
async function warnTypedAddress(
  { addressKey }: NetherlandsRegistry,
  tx: Transaction,
  typed: string,
  now: Date,
): Promise<void> {
  const address = parseEmailAddress(typed.trim());
  if (!address) return;
  const hash = createHmac('sha256', addressKey).update(address.toLowerCase()).digest();
  const isDue = await keepTriedAddress(tx, hash, address, now);
  if (isDue) await postLetter(tx, { kind: ADDRESS_TRIED_KIND, subject: hash.toString('base64url') }, now);
}
