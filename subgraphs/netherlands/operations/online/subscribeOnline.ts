import type { Transaction } from '../../../shared/runtime/database.ts';
import { dateIn } from '../../../shared/vocabulary/calendarDate.ts';
import { readForm } from '../../../shared/vocabulary/form.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { AccountHolder } from '../../domain/actor.ts';
import { chooseSubscription } from '../../domain/chosenSubscription.ts';
import { maySubscribe } from '../../domain/online/maySubscribe.ts';
import { readSignUpForm, type SignUpForm } from '../../domain/online/signUpForm.ts';
import { isOpaqueId } from '../../domain/opaqueId.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../../registry.ts';
import { lockLoginAccount } from '../../storage/kb/loginAccounts.ts';
import { findOnlineSeller, findOnlineTypes } from '../../storage/memberSystem/onlineSellers.ts';
import { membershipsOfLoginAccount } from '../../storage/memberSystem/subscriptions.ts';
import { acrossLibraries } from '../../storage/scopes.ts';
import { recordOutcome } from '../recordOutcome.ts';
import { findSignedUp } from './findSignedUp.ts';
import { type SignedUp, storeSignUp } from './storeSignUp.ts';

export interface OnlineSubscriptionRequest extends SignUpForm {
  readonly idempotencyKey: string;
  readonly libraryId: string;
  readonly subscriptionType: string;
  readonly newsletter: boolean;
}

const OPERATION = 'subscribeOnline';

/**
 * Third of the four steps online: account, password, subscription, payment (N5, N8). Whoever is signed in has done the
 * first two. The same idempotency key with the same request answers the same subscription.
 */
export async function subscribeOnline(
  registry: NetherlandsRegistry,
  holder: AccountHolder,
  request: OnlineSubscriptionRequest,
  network: string,
): Promise<SignedUp | Refusal<RefusalCode>> {
  const attempt = { purpose: OPERATION, account: holder.loginAccountId, network };
  const wait = await registry.attempts.take(attempt, registry.now());
  if (wait > 0) return refuse('TOO_MANY_ATTEMPTS', { parts: [String(wait)] });
  const work = (tx: Transaction) => subscribeOnce(registry, tx, holder, request);
  const outcome = await registry.database.transaction(work, acrossLibraries('onlineSignUp'));
  // Only what could be a guess at whom a library knows is counted.
  const isGuess = isRefusal(outcome) && outcome.refused === 'ASK_THE_LIBRARY';
  if (!isGuess) await registry.attempts.succeed(attempt, registry.now());
  return outcome;
}

async function subscribeOnce(
  registry: NetherlandsRegistry,
  tx: Transaction,
  actor: AccountHolder,
  request: OnlineSubscriptionRequest,
): Promise<SignedUp | Refusal<RefusalCode>> {
  const attempt = { caller: actor.name, operation: OPERATION, key: request.idempotencyKey, request };
  const earlier = await registry.idempotency.firstAnswer(tx, attempt);
  if (!isRefusal(earlier) && earlier.kind === 'repeated') return findSignedUp(tx, earlier.answer);
  const outcome = isRefusal(earlier) ? earlier : await subscribe(registry, tx, actor, request);
  const subject = isRefusal(outcome) ? undefined : outcome.subscription.customerId;
  if (subject) await registry.idempotency.remember(tx, attempt, subject, registry.now());
  await recordOutcome(tx, { actor, operation: OPERATION, subject, outcome }, registry.now());
  return outcome;
}

async function subscribe(
  registry: NetherlandsRegistry,
  tx: Transaction,
  { loginAccountId }: AccountHolder,
  request: OnlineSubscriptionRequest,
): Promise<SignedUp | Refusal<RefusalCode>> {
  const today = dateIn(DUTCH_TIME, registry.now());
  const seller = isOpaqueId(request.libraryId) ? await findOnlineSeller(tx, request.libraryId) : undefined;
  if (!seller) return refuse('LIBRARY_NOT_ONLINE', { field: 'libraryId' });
  const [type] = await findOnlineTypes(tx, seller.id, request.subscriptionType);
  const { birthDate, newsletter } = request;
  const form = readSignUpForm(request, today);
  const read = readForm({ form, chosen: chooseSubscription({ type, birthDate, since: today, discountCents: 0 }) });
  if (isRefusal(read)) return read;
  const account = await lockLoginAccount(tx, loginAccountId);
  if (account?.state !== 'ACTIVE') throw new Error('whoever is signed in has an active account');
  const memberships = await membershipsOfLoginAccount(tx, loginAccountId);
  const refused = maySubscribe({ type: read.chosen.type, birthDate, today, memberships });
  return refused ?? storeSignUp(registry, tx, { loginAccountId, email: account.email, seller, newsletter, ...read });
}
