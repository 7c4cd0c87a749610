import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { inScope } from '../../../shared/runtime/scope.ts';
import type { Refusal } from '../../../shared/vocabulary/refusal.ts';
import { orderedUntil } from '../../domain/payments/nextAsk.ts';
import { checkPayable, type Payable, type PayableRefusal } from '../../domain/payments/payable.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import { lockOwed } from '../../storage/memberSystem/payments/owed.ts';
import { findPayments, insertPayment } from '../../storage/memberSystem/payments/payments.ts';
import { acrossLibraries } from '../../storage/scopes.ts';

export interface WantedPayment {
  /** The login account that pays; `openCheckout` then gives it the page to pay on. */
  readonly payerAccountId: string;
  /** Whatever members they are of, as long as the caller has found that the payer may pay for each. */
  readonly subscriptionIds: readonly string[];
}

/**
 * A payment of everything that those subscriptions owe, one line each, CREATED and not known to the provider yet. Where
 * the payer has one open for just that, it is that one: a second click opens no second payment.
 */
export async function startPayment(
  tx: Transaction,
  wanted: WantedPayment,
  now: Date,
): Promise<Payment | Refusal<PayableRefusal>> {
  return inScope(tx, acrossLibraries('payments'), async () => {
    const owed = await lockOwed(tx, [...new Set(wanted.subscriptionIds)]);
    const refused = checkPayable(owed);
    if (refused) return refused;
    return (await findOpen(tx, wanted.payerAccountId, owed)) ?? create(tx, wanted.payerAccountId, owed, now);
  });
}

async function findOpen(tx: Transaction, payer: string, owed: readonly Payable[]): Promise<Payment | undefined> {
  const payments = await findPayments(tx, owed[0]?.underWay.map(({ id }) => id) ?? []);
  const covers = ({ lines }: Payment) =>
    lines.length === owed.length &&
    owed.every(({ id, openCents }) => lines.some((line) => line.subscriptionId === id && line.cents === openCents));
  return payments.find((payment) => payment.payerAccountId === payer && payment.state === 'OPEN' && covers(payment));
}

async function create(tx: Transaction, payer: string, owed: readonly Payable[], now: Date): Promise<Payment> {
  const lines = owed.map(({ id, openCents }) => lineOf(id, openCents));
  const payment: Payment = {
    ...newPayment(owed, now),
    method: 'MOLLIE',
    state: 'CREATED',
    payerAccountId: payer,
    branchCode: null,
    paidAt: null,
    lines,
  };
  await insertPayment(tx, payment, orderedUntil(now));
  return payment;
}

/** What payments online and at a desk begin with alike. */
export function newPayment(owed: readonly Payable[], now: Date) {
  return {
    id: randomUUID(),
    organisationId: owed[0]?.organisationId ?? '',
    amountCents: owed.reduce((sum, { openCents }) => sum + openCents, 0),
    providerId: null,
    checkoutUrl: null,
    createdAt: now,
  };
}

export function lineOf(subscriptionId: string, cents: number) {
  return { id: randomUUID(), subscriptionId, cents, outcome: null };
}
