import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { dateIn } from '../../../shared/vocabulary/calendarDate.ts';
import type { Payable } from '../../domain/payments/payable.ts';
import type { Payment, PaymentLine } from '../../domain/payments/payment.ts';
import { outcomeOf, statusOncePaid } from '../../domain/payments/settlement.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../../registry.ts';
import { saveSettled } from '../../storage/memberSystem/payments/owed.ts';
import { saveOutcome } from '../../storage/memberSystem/payments/payments.ts';
import { insertRefund } from '../../storage/memberSystem/payments/refunds.ts';
import { activateSignUp } from '../online/activateSignUp.ts';
import { announceChange } from '../synchronisation/announceChange.ts';

/**
 * Gives every line of a payment that was paid its outcome, in the transaction that makes it PAID: a balance that was
 * owed is settled, and who waited for that is a member at once (N9, N10); what was not owed goes back. `owed`: as locked.
 */
export async function settlePayment(
  registry: NetherlandsRegistry,
  tx: Transaction,
  payment: Payment,
  owed: readonly Payable[],
): Promise<void> {
  let refundCents = 0;
  for (const line of payment.lines) {
    const owing = owed.find(({ id }) => id === line.subscriptionId);
    const outcome = outcomeOf(line, owing);
    await saveOutcome(tx, { ...line, outcome });
    if (owing && outcome === 'SETTLED') await settle(registry, tx, line, owing);
    else refundCents += line.cents;
  }
  if (refundCents > 0) await requestRefund(tx, payment.id, refundCents, registry.now());
}

async function settle(
  registry: NetherlandsRegistry,
  tx: Transaction,
  { cents }: PaymentLine,
  owing: Payable,
): Promise<void> {
  const today = dateIn(DUTCH_TIME, registry.now());
  await saveSettled(tx, owing, cents, statusOncePaid(owing.status), today);
  if (owing.status === 'AWAITING_PAYMENT') await activateSignUp(registry, tx, owing);
  await announceChange(tx, owing.customerId, registry.now());
}

// All that goes back of a payment is one refund: Mollie takes a second one of the same amount for a mistake.
async function requestRefund(tx: Transaction, paymentId: string, cents: number, now: Date): Promise<void> {
  const refund = { id: randomUUID(), paymentId, cents, state: 'REQUESTED', requestedAt: now } as const;
  await insertRefund(tx, { ...refund, providerRefundId: null, askAt: now, asked: 0 });
}
