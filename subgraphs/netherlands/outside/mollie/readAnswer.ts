import { type JsonObject, objectOf, textOf } from '../../../shared/vocabulary/jsonObject.ts';
import { centsOf } from '../../domain/payments/euroAmount.ts';
import {
  PAYMENT_STATUSES,
  type PaymentReading,
  REFUND_STATUSES,
  type RefundReading,
} from '../../domain/payments/reading.ts';
import { type CreatedPayment, PaymentsUnavailable } from '../payments/payments.ts';

/** A payment as Mollie answers the order (https://docs.mollie.com/reference/create-payment). */
export function readCreated(answer: JsonObject): CreatedPayment {
  const providerId = idOf(answer, 'tr_');
  const checkoutUrl = textOf(objectOf(objectOf(answer, '_links'), 'checkout'), 'href');
  if (!checkoutUrl || !/^https?:$/.test(URL.canParse(checkoutUrl) ? new URL(checkoutUrl).protocol : '')) {
    throw unreadable();
  }
  return { providerId, checkoutUrl };
}

export function readPayment(answer: JsonObject): PaymentReading {
  const status = PAYMENT_STATUSES.find((known) => known === textOf(answer, 'status')?.toUpperCase());
  if (!status) throw unreadable();
  return { status, amountCents: amountOf(answer), reference: referenceOf(answer) };
}

export function readRefund(answer: JsonObject): RefundReading {
  const status = REFUND_STATUSES.find((known) => known === textOf(answer, 'status')?.toUpperCase());
  if (!status) throw unreadable();
  const providerRefundId = idOf(answer, 're_');
  return { providerRefundId, status, amountCents: amountOf(answer), reference: referenceOf(answer) };
}

export function readRefunds(answer: JsonObject): RefundReading[] {
  const listed = objectOf(answer, '_embedded')?.['refunds'];
  if (!Array.isArray(listed)) throw unreadable();
  return listed.map(readRefund);
}

// An id goes into the paths of later requests: nothing but Mollie's own form may.
function idOf(answer: JsonObject, prefix: 'tr_' | 're_'): string {
  const id = textOf(answer, 'id') ?? '';
  if (!id.startsWith(prefix) || !/^[a-z]{2}_[A-Za-z0-9]{1,60}$/.test(id)) throw unreadable();
  return id;
}

function amountOf(answer: JsonObject): number {
  const amount = objectOf(answer, 'amount');
  const cents = textOf(amount, 'currency') === 'EUR' ? centsOf(textOf(amount, 'value') ?? '') : undefined;
  if (cents === undefined) throw unreadable();
  return cents;
}

function referenceOf(answer: JsonObject): string | undefined {
  return textOf(objectOf(answer, 'metadata'), 'reference');
}

function unreadable(): PaymentsUnavailable {
  return new PaymentsUnavailable('UNREADABLE_ANSWER');
}
