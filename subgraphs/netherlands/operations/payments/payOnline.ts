import type { Transaction } from '../../../shared/runtime/database.ts';
import { Failure } from '../../../shared/runtime/failure.ts';
import { isRefusal, type Refusal } from '../../../shared/vocabulary/refusal.ts';
import type { AccountHolder } from '../../domain/actor.ts';
import { isOpaqueId } from '../../domain/opaqueId.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { findOpenPayments } from '../../storage/memberSystem/payments/askedPayments.ts';
import { findOpenCents } from '../../storage/memberSystem/payments/owed.ts';
import { findPayment } from '../../storage/memberSystem/payments/payments.ts';
import { scopeOf } from '../actorOf.ts';
import { recordOutcome } from '../recordOutcome.ts';
import { openCheckout } from './openCheckout.ts';
import { rereadPayment } from './rereadPayment.ts';
import { startPayment } from './startPayment.ts';

export interface OnlinePaymentRequest {
  readonly idempotencyKey: string;
  /** Own memberships, all of one library. */
  readonly membershipIds: readonly string[];
}

const OPERATION = 'payOnline';

/**
 * Last of the four steps online (N5, N9): a payment of what the memberships owe, and the page to pay it on. The payment is
 * ours before the provider hears of it: with the same key it goes on wherever it stopped. After one that failed, was
 * canceled or expired, another key makes a new one.
 */
export async function payOnline(
  registry: NetherlandsRegistry,
  holder: AccountHolder,
  request: OnlinePaymentRequest,
): Promise<Payment | Refusal<RefusalCode>> {
  if (!request.membershipIds.every(isOpaqueId)) throw new Failure('NOT_FOUND');
  await rereadOpen(registry, holder, request.membershipIds);
  const started = await registry.database.transaction(
    (tx) => startOnce(registry, tx, holder, request),
    scopeOf(holder),
  );
  return isRefusal(started) ? started : openCheckout(registry, started);
}

// One that was left open may be paid or over by now, and its page with it.
async function rereadOpen(
  registry: NetherlandsRegistry,
  holder: AccountHolder,
  membershipIds: readonly string[],
): Promise<void> {
  const find = (tx: Transaction) => findOpenPayments(tx, membershipIds);
  const open = await registry.database.transaction(find, scopeOf(holder));
  for (const { id, providerId } of open) await rereadPayment(registry, { id, providerId });
}

async function startOnce(
  registry: NetherlandsRegistry,
  tx: Transaction,
  actor: AccountHolder,
  request: OnlinePaymentRequest,
): Promise<Payment | Refusal<RefusalCode>> {
  const attempt = { caller: actor.name, operation: OPERATION, key: request.idempotencyKey, request };
  const earlier = await registry.idempotency.firstAnswer(tx, attempt);
  if (!isRefusal(earlier) && earlier.kind === 'repeated') return known(tx, earlier.answer);
  const outcome = isRefusal(earlier) ? earlier : await start(registry, tx, actor, request);
  if (!isRefusal(outcome)) await registry.idempotency.remember(tx, attempt, outcome.id, registry.now());
  await recordOutcome(tx, { actor, operation: OPERATION, subject: actor.loginAccountId, outcome }, registry.now());
  return outcome;
}

async function known(tx: Transaction, id: string): Promise<Payment> {
  const payment = await findPayment(tx, id);
  if (!payment) throw new Failure('NOT_FOUND');
  return payment;
}

// What somebody else's account carries is not there in this scope.
async function start(
  registry: NetherlandsRegistry,
  tx: Transaction,
  { loginAccountId: payerAccountId }: AccountHolder,
  { membershipIds }: OnlinePaymentRequest,
): Promise<Payment | Refusal<RefusalCode>> {
  const own = await findOpenCents(tx, membershipIds);
  if (own.length < new Set(membershipIds).size) throw new Failure('NOT_FOUND');
  return startPayment(tx, { payerAccountId, subscriptionIds: membershipIds }, registry.now());
}
