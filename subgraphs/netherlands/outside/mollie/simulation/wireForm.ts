import { euroText } from '../../../domain/payments/euroAmount.ts';
import type { SimulatedPayment, SimulatedRefund } from './account.ts';

/** A payment as Mollie writes it (https://docs.mollie.com/reference/get-payment). */
export function paymentForm(payment: SimulatedPayment, origin: string): object {
  const { id, status, amountCents, description, redirectUrl, webhookUrl, metadata, createdAt, expiresAt } = payment;
  const isOpen = status === 'OPEN';
  return {
    resource: 'payment',
    ...{ id, mode: 'test', createdAt: wireTime(createdAt) },
    ...{ amount: amount(amountCents), description, method: null, metadata, status: status.toLowerCase() },
    ...{ isCancelable: false, ...(isOpen && { expiresAt: wireTime(expiresAt) }) },
    ...{ profileId: 'pfl_7N5qjbu42V', sequenceType: 'oneoff', redirectUrl, webhookUrl },
    _links: {
      self: { href: `${origin}/v2/payments/${id}`, type: 'application/hal+json' },
      ...(isOpen && { checkout: { href: `${origin}/checkout/${id}`, type: 'text/html' } }),
      documentation: { href: 'https://docs.mollie.com/reference/get-payment', type: 'text/html' },
    },
  };
}

/** A refund as Mollie writes it (https://docs.mollie.com/reference/create-refund). */
export function refundForm(refund: SimulatedRefund, paymentId: string, origin: string): object {
  const { id, amountCents, status, createdAt, metadata } = refund;
  return {
    resource: 'refund',
    ...{ id, amount: amount(amountCents), status: status.toLowerCase(), createdAt: wireTime(createdAt) },
    ...{ description: '', metadata, paymentId },
    _links: {
      self: { href: `${origin}/v2/payments/${paymentId}/refunds/${id}`, type: 'application/hal+json' },
      payment: { href: `${origin}/v2/payments/${paymentId}`, type: 'application/hal+json' },
    },
  };
}

function amount(cents: number): object {
  return { value: euroText(cents), currency: 'EUR' };
}

function wireTime(instant: Date): string {
  return instant.toISOString().replace(/\.\d{3}Z$/, '+00:00');
}
