import express, { type Router } from 'express';
import { html, page, pageHeaders } from '../../../../shared/runtime/page.ts';
import { euroText } from '../../../domain/payments/euroAmount.ts';
import type { PaymentStatus } from '../../../domain/payments/reading.ts';
import type { SimulatedPayment } from './account.ts';

const CHOICES: readonly (readonly [PaymentStatus, string])[] = [
  ['PAID', 'Paid'],
  ['FAILED', 'Failed'],
  ['CANCELED', 'Canceled'],
  ['EXPIRED', 'Expired'],
];

export interface Checkout {
  paymentOf(id: string): SimulatedPayment | undefined;
  /** Sets the status and tells the webhook. */
  settle(payment: SimulatedPayment, status: PaymentStatus): Promise<void>;
}

/** The test screen that Mollie shows instead of a bank: whoever pays chooses what comes of it. */
export function checkoutPage({ paymentOf, settle }: Checkout): Router {
  const router = express.Router();
  router.get('/checkout/:id', (request, response) => {
    const payment = paymentOf(request.params.id);
    if (payment?.status !== 'OPEN') return void response.status(410).type('text').send('This payment is not open.');
    const target = new URL(payment.redirectUrl).origin;
    response.set(pageHeaders([target])).send(page('Test payment', choices(payment)));
  });
  router.post('/checkout/:id', express.urlencoded({ extended: false, limit: '1kb' }), async (request, response) => {
    const payment = paymentOf(String(request.params['id']));
    const chosen = CHOICES.find(([status]) => status === request.body?.status);
    if (payment?.status !== 'OPEN' || !chosen) return void response.status(422).type('text').send('Not possible.');
    await settle(payment, chosen[0]);
    response.redirect(303, payment.redirectUrl);
  });
  return router;
}

function choices({ id, amountCents, description }: SimulatedPayment) {
  const buttons = CHOICES.map(([status, label]) => html`<button name="status" value="${status}">${label}</button>`);
  return html`<p>${description}: EUR ${euroText(amountCents)}. No bank is asked; choose what comes of it.</p>
<form method="post" action="/checkout/${id}">${buttons}</form>`;
}
