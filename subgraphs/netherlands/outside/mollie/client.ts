import { euroText } from '../../domain/payments/euroAmount.ts';
import type { PaymentReading, RefundReading } from '../../domain/payments/reading.ts';
import type { CreatedPayment, PaymentOrder, Payments, RefundOrder } from '../payments/payments.ts';
import { MollieConnection, type MollieSettings } from './connection.ts';
import { readCreated, readPayment, readRefund, readRefunds } from './readAnswer.ts';

/** Payments by Mollie's API, version 2 (https://docs.mollie.com/reference/payments-api). */
export class MollieClient implements Payments {
  readonly #connection: MollieConnection;

  constructor(settings: MollieSettings) {
    this.#connection = new MollieConnection(settings);
  }

  async create({ id, amountCents, description, redirectUrl, webhookUrl }: PaymentOrder): Promise<CreatedPayment> {
    const body = { amount: amount(amountCents), description, redirectUrl, webhookUrl, metadata: { reference: id } };
    return readCreated(await this.#connection.ask({ path: '/v2/payments', order: { key: id, body } }));
  }

  async read(providerId: string): Promise<PaymentReading> {
    return readPayment(await this.#connection.ask({ path: `/v2/payments/${providerId}` }));
  }

  async refund({ id, providerId, amountCents }: RefundOrder): Promise<RefundReading> {
    const body = { amount: amount(amountCents), metadata: { reference: id } };
    const path = `/v2/payments/${providerId}/refunds`;
    return readRefund(await this.#connection.ask({ path, order: { key: id, body } }));
  }

  async refundsOf(providerId: string): Promise<readonly RefundReading[]> {
    return readRefunds(await this.#connection.ask({ path: `/v2/payments/${providerId}/refunds` }));
  }
}

function amount(cents: number): { currency: string; value: string } {
  return { currency: 'EUR', value: euroText(cents) };
}
