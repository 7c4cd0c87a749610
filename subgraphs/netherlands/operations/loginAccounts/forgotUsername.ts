import { createHmac } from 'node:crypto';
import { postLetter, waitingLetters } from '../../../shared/runtime/outbox.ts';
import type { Delivery } from '../../../shared/runtime/outboxWorker.ts';
import { type EmailAddress, parseEmailAddress } from '../../../shared/vocabulary/emailAddress.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { Actor } from '../../domain/actor.ts';
import { usernameReminderLetter } from '../../domain/loginAccounts/usernameLetters.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { findAccountsByEmail } from '../../storage/kb/accountsByEmail.ts';
import { keepTriedAddress, takeTriedAddress } from '../../storage/kb/triedAddresses.ts';
import { sendLetter } from '../mail/sendLetter.ts';
import { recordOutcome } from '../recordOutcome.ts';

export const USERNAME_REMINDER_KIND = 'login-username-reminder';

const OPERATION = 'forgotUsername';
const MOST_WAITING = 1_000;
const RETRY_AFTER_S = 60;
const AGAIN_AFTER_MS = 300_000;

type Outcome = { accepted: true } | Refusal<'EMAIL_INVALID' | 'TOO_MANY_ATTEMPTS'>;

/**
 * Asks for the usernames that go with an address (E1). Known or not, it answers the same and does the same; only the
 * worker finds out whether there is somebody to write to, at most every five minutes.
 */
export async function forgotUsername(
  registry: NetherlandsRegistry,
  actor: Actor,
  { email, network }: { readonly email: string; readonly network: string },
): Promise<Outcome> {
  const now = registry.now();
  const throttled = await registry.attempts.take({ purpose: OPERATION, account: email, network }, now);
  return registry.database.transaction(async (tx) => {
    const address = parseEmailAddress(email);
    const isFull = (await waitingLetters(tx, USERNAME_REMINDER_KIND, MOST_WAITING)) === MOST_WAITING;
    const wait = Math.max(throttled, isFull ? RETRY_AFTER_S : 0);
    const outcome = outcomeOf(wait, address);
    if (address && wait === 0) {
      const hash = reminderHash(registry, address);
      const isDue = await keepTriedAddress(tx, hash, address, now, AGAIN_AFTER_MS);
      if (isDue) await postLetter(tx, { kind: USERNAME_REMINDER_KIND, subject: hash.toString('base64url') }, now);
    }
    await recordOutcome(tx, { actor, operation: OPERATION, outcome }, now);
    return outcome;
  });
}

function outcomeOf(wait: number, address: EmailAddress | undefined): Outcome {
  if (wait > 0) return refuse('TOO_MANY_ATTEMPTS', { parts: [String(wait)] });
  return address ? { accepted: true } : refuse('EMAIL_INVALID', { field: 'email' });
}

// Another hash than that of an address typed as a username: neither mail holds the other back.
function reminderHash({ addressKey }: NetherlandsRegistry, address: EmailAddress): Buffer {
  return createHmac('sha256', addressKey).update(`username of ${address.toLowerCase()}`).digest();
}

/** Mails the usernames of every active account with the address, or nothing where there is none; then the address is forgotten. */
export function mailUsernameReminder(registry: NetherlandsRegistry): Delivery {
  return async (tx, subject, messageId) => {
    const to = await takeTriedAddress(tx, Buffer.from(subject, 'base64url'));
    const [first, ...others] = to ? await findAccountsByEmail(tx, to) : [];
    if (!to || !first) return;
    const names = [first, ...others].map(({ username }) => username);
    const letter = usernameReminderLetter(names, first.language);
    await sendLetter(registry, tx, { account: first, kind: USERNAME_REMINDER_KIND, messageId }, letter);
  };
}
