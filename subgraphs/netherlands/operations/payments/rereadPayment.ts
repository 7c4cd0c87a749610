import { recordAudit } from '../../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { lastAsk, nextAsk } from '../../domain/payments/nextAsk.ts';
import { advance, isUndecided, type Payment } from '../../domain/payments/payment.ts';
import type { PaymentReading, PaymentStatus } from '../../domain/payments/reading.ts';
import { isOutage } from '../../outside/payments/payments.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { lockOwed } from '../../storage/memberSystem/payments/owed.ts';
import { findPayment, lockPayment, savePayment } from '../../storage/memberSystem/payments/payments.ts';
import { acrossLibraries } from '../../storage/scopes.ts';
import { settlePayment } from './settlePayment.ts';

interface Known {
  readonly id: string;
  readonly providerId: string;
}

/**
 * Asks the provider how the payment stands and does what follows. However often and in whatever order that is asked, by
 * however many at once, a payment is settled once. False where there was no answer: it is asked for again later.
 */
export async function rereadPayment(registry: NetherlandsRegistry, { id, providerId }: Known): Promise<boolean> {
  const reading = await read(registry, providerId);
  if (!reading) return false;
  const apply = (tx: Transaction) => applyReading(registry, tx, id, reading);
  await registry.database.transaction(apply, acrossLibraries('payments'));
  return true;
}

async function read({ payments }: NetherlandsRegistry, providerId: string): Promise<PaymentReading | undefined> {
  try {
    return await payments.read(providerId);
  } catch (error) {
    if (isOutage(error)) return undefined;
    throw error;
  }
}

async function applyReading(
  registry: NetherlandsRegistry,
  tx: Transaction,
  id: string,
  reading: PaymentReading,
): Promise<void> {
  const known = await findPayment(tx, id);
  const subscriptions = known?.lines.map(({ subscriptionId }) => subscriptionId).filter((one) => one !== null) ?? [];
  const owed = await lockOwed(tx, subscriptions);
  const payment = await lockPayment(tx, id);
  if (!payment) return;
  const next = advance(payment, reading);
  const now = registry.now();
  if (next === 'MISFIT') return distrust(tx, payment, now);
  if (!next) return savePayment(tx, payment, isUndecided(payment) ? nextAsk(0, now) : null);
  await save(tx, payment, next, now);
  if (next === 'PAID') await settlePayment(registry, tx, payment, owed);
  await recordAudit(tx, { actor: 'payments', action: 'payment', subject: id, outcome: next }, now);
}

async function save(tx: Transaction, payment: Payment, state: PaymentStatus, now: Date): Promise<void> {
  const checkoutUrl = state === 'OPEN' ? payment.checkoutUrl : null;
  const paidAt = state === 'PAID' ? now : null;
  const next: Payment = { ...payment, state, checkoutUrl, paidAt };
  const askAt = isUndecided(next) ? nextAsk(0, now) : lastAsk(now);
  await savePayment(tx, next, state === 'PAID' ? null : askAt);
}

// For people to look at; it is not asked for again unless news comes.
async function distrust(tx: Transaction, payment: Payment, now: Date): Promise<void> {
  await savePayment(tx, payment, null);
  await recordAudit(tx, { actor: 'payments', action: 'payment', subject: payment.id, outcome: 'MISFIT' }, now);
}
