import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { hashOfLinkToken } from '../../../shared/runtime/linkToken.ts';
import { postLetter, waitingLetters } from '../../../shared/runtime/outbox.ts';
import { parseEmailAddress } from '../../../shared/vocabulary/emailAddress.ts';
import { readForm } from '../../../shared/vocabulary/form.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { Actor } from '../../domain/actor.ts';
import { newLoginAccount, type PendingLoginAccount } from '../../domain/loginAccount.ts';
import { chooseUsername } from '../../domain/loginAccounts/username.ts';
import type { Language } from '../../domain/mail/letter.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { takeUsername } from '../../storage/kb/chosenUsernames.ts';
import { insertPending } from '../../storage/kb/loginAccounts.ts';
import { linkTokenOf } from '../issueLoginAccount.ts';
import { recordOutcome } from '../recordOutcome.ts';
import { usernameHashes } from './usernameHash.ts';

export interface SignUp {
  readonly idempotencyKey: string;
  readonly username: string;
  readonly email: string;
  readonly language: Language;
}

/** The request was taken; whether the address has an account is told in the mail alone. */
export interface SignUpTaken {
  readonly accepted: true;
}

export const ONLINE_LETTER_KIND = 'login-account-online';

const OPERATION = 'createLoginAccount';
const MOST_WAITING = 1_000;
const RETRY_AFTER_S = 60;

/**
 * The first step of online sign-up (N5, N6): an account with a chosen username whose owner has 24 hours to use the mailed
 * link. It is made for whatever address; only the worker that sends the letter finds out whether the address has an account,
 * and then the link is never mailed. Tries are slowed down by address and network, for usernames are told to be taken.
 */
export async function createLoginAccount(
  registry: NetherlandsRegistry,
  actor: Actor,
  signUp: SignUp,
  network: string,
): Promise<SignUpTaken | Refusal<RefusalCode>> {
  const now = registry.now();
  const throttled = await registry.attempts.take({ purpose: OPERATION, account: signUp.email, network }, now);
  return registry.database.transaction(async (tx) => {
    const isFull = (await waitingLetters(tx, ONLINE_LETTER_KIND, MOST_WAITING)) === MOST_WAITING;
    const wait = Math.max(throttled, isFull ? RETRY_AFTER_S : 0);
    const account =
      wait > 0 ? refuse('TOO_MANY_ATTEMPTS', { parts: [String(wait)] }) : await createOnce(registry, tx, actor, signUp);
    const outcome = isRefusal(account) ? account : ({ accepted: true } as const);
    const subject = isRefusal(account) ? undefined : account.id;
    await recordOutcome(tx, { actor, operation: OPERATION, subject, outcome }, now);
    return outcome;
  });
}

async function createOnce(
  registry: NetherlandsRegistry,
  tx: Transaction,
  { name: caller }: Actor,
  signUp: SignUp,
): Promise<{ readonly id: string } | Refusal<RefusalCode>> {
  const attempt = { caller, operation: OPERATION, key: signUp.idempotencyKey, request: signUp };
  const earlier = await registry.idempotency.firstAnswer(tx, attempt);
  if (isRefusal(earlier)) return earlier;
  if (earlier.kind === 'repeated') return { id: earlier.answer };
  const account = readSignUp(signUp, registry.now());
  const refused = isRefusal(account) ? account : await store(registry, tx, account);
  if (isRefusal(account) || refused) return refused ?? account;
  await registry.idempotency.remember(tx, attempt, account.id, registry.now());
  return account;
}

function readSignUp(
  { username, email, language }: SignUp,
  now: Date,
): PendingLoginAccount | Refusal<'USERNAME_INVALID' | 'EMAIL_INVALID'> {
  const form = readForm({
    username: chooseUsername(username),
    email: parseEmailAddress(email) ?? refuse('EMAIL_INVALID', { field: 'email' }),
  });
  return isRefusal(form) ? form : newLoginAccount({ id: randomUUID(), ...form, language, createdVia: 'KB_WEB' }, now);
}

async function store(
  registry: NetherlandsRegistry,
  tx: Transaction,
  account: PendingLoginAccount,
): Promise<Refusal<'USERNAME_TAKEN'> | undefined> {
  const now = registry.now();
  const linkHash = hashOfLinkToken(linkTokenOf(registry, account));
  const wanted = { loginAccountId: account.id, hashes: usernameHashes(registry, account.username), at: now };
  const refused = await takeUsername(tx, wanted, (savepoint) => insertPending(savepoint, account, linkHash, now));
  if (refused) return refused;
  await postLetter(tx, { kind: ONLINE_LETTER_KIND, subject: `${account.id} ${account.generation}` }, now);
  return undefined;
}
