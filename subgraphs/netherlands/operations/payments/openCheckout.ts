import type { Transaction } from '../../../shared/runtime/database.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import { nextAsk, orderedUntil } from '../../domain/payments/nextAsk.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import { type CreatedPayment, isOutage } from '../../outside/payments/payments.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { lockPayment, savePayment } from '../../storage/memberSystem/payments/payments.ts';
import { acrossLibraries } from '../../storage/scopes.ts';

const DESCRIPTION = 'Abonnement bibliotheek';

/**
 * Makes the payment known to the provider and gives its page to pay on, outside any transaction: killed before or after
 * that, or without an answer, it is still CREATED, and the same order again is the same payment.
 */
export async function openCheckout(
  registry: NetherlandsRegistry,
  payment: Payment,
): Promise<Payment | Refusal<'PAYMENTS_UNAVAILABLE'>> {
  if (payment.state !== 'CREATED' || registry.now() >= orderedUntil(payment.createdAt)) return payment;
  const created = await order(registry, payment);
  if (!created) return refuse('PAYMENTS_UNAVAILABLE');
  const save = (tx: Transaction) => saveOpened(tx, payment.id, created, registry.now());
  return registry.database.transaction(save, acrossLibraries('payments'));
}

async function order({ payments, publicUrl }: NetherlandsRegistry, payment: Payment) {
  const { id, amountCents } = payment;
  const redirectUrl = `${publicUrl}/payments/return?payment=${id}`;
  const webhookUrl = `${publicUrl}/payments/webhook`;
  try {
    return await payments.create({ id, amountCents, description: DESCRIPTION, redirectUrl, webhookUrl });
  } catch (error) {
    if (isOutage(error)) return undefined;
    throw error;
  }
}

async function saveOpened(tx: Transaction, id: string, created: CreatedPayment, now: Date): Promise<Payment> {
  const payment = await lockPayment(tx, id);
  if (!payment) throw new Error('a payment that is under way is not deleted');
  if (payment.state !== 'CREATED') return payment;
  const opened: Payment = { ...payment, ...created, state: 'OPEN' };
  await savePayment(tx, opened, nextAsk(0, now));
  return opened;
}
