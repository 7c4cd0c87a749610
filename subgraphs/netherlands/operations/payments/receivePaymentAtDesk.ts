import type { Transaction } from '../../../shared/runtime/database.ts';
import { Failure } from '../../../shared/runtime/failure.ts';
import { isRefusal, type Refusal } from '../../../shared/vocabulary/refusal.ts';
import type { DeskActor } from '../../domain/actor.ts';
import { isOpaqueId } from '../../domain/opaqueId.ts';
import { checkReceived, type Payable } from '../../domain/payments/payable.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { lockOwed } from '../../storage/memberSystem/payments/owed.ts';
import { findPayment, insertPayment } from '../../storage/memberSystem/payments/payments.ts';
import { scopeOf } from '../actorOf.ts';
import { recordOutcome } from '../recordOutcome.ts';
import { settlePayment } from './settlePayment.ts';
import { lineOf, newPayment } from './startPayment.ts';

export interface DeskPaymentRequest {
  readonly idempotencyKey: string;
  /** Of members of the desk's own library, one or several at once (R16). */
  readonly membershipIds: readonly string[];
  /** What the desk was given. */
  readonly amountCents: number;
}

const OPERATION = 'receivePaymentAtDesk';

/** Money for one or more balances, all of it or none: the ledger has the payment, and who waited for it is a member. */
export async function receivePaymentAtDesk(
  registry: NetherlandsRegistry,
  actor: DeskActor,
  request: DeskPaymentRequest,
): Promise<Payment | Refusal<RefusalCode>> {
  if (!request.membershipIds.every(isOpaqueId)) throw new Failure('NOT_FOUND');
  const attempt = { caller: actor.name, operation: OPERATION, key: request.idempotencyKey, request };
  const act = async (tx: Transaction) => {
    const earlier = await registry.idempotency.firstAnswer(tx, attempt);
    if (!isRefusal(earlier) && earlier.kind === 'repeated') return known(tx, earlier.answer);
    const outcome = isRefusal(earlier) ? earlier : await receive(registry, tx, actor, request);
    if (isRefusal(outcome)) await recordOutcome(tx, { actor, operation: OPERATION, outcome }, registry.now());
    else await registry.idempotency.remember(tx, attempt, outcome.id, registry.now());
    return outcome;
  };
  return registry.database.transaction(act, scopeOf(actor));
}

async function receive(
  registry: NetherlandsRegistry,
  tx: Transaction,
  actor: DeskActor,
  { membershipIds, amountCents }: DeskPaymentRequest,
): Promise<Payment | Refusal<RefusalCode>> {
  const owed = await lockOwed(tx, membershipIds);
  if (owed.length < new Set(membershipIds).size) throw new Failure('NOT_FOUND');
  const refused = checkReceived(owed, amountCents);
  if (refused) return refused;
  const payment = paidAtDesk(owed, actor, registry.now());
  await insertPayment(tx, payment, null);
  await settlePayment(registry, tx, payment, owed);
  const outcome = await known(tx, payment.id);
  for (const subject of new Set(owed.map(({ customerId }) => customerId))) {
    await recordOutcome(tx, { actor, operation: OPERATION, subject, outcome }, registry.now());
  }
  return outcome;
}

function paidAtDesk(owed: readonly Payable[], { branchCode }: DeskActor, now: Date): Payment {
  const lines = owed.map(({ id, openCents }) => lineOf(id, openCents));
  const at = { method: 'DESK', state: 'PAID', branchCode, payerAccountId: null, paidAt: now } as const;
  return { ...newPayment(owed, now), ...at, lines };
}

async function known(tx: Transaction, id: string): Promise<Payment> {
  const payment = await findPayment(tx, id);
  if (!payment) throw new Failure('NOT_FOUND');
  return payment;
}
