import type { MollieAccount, SimulatedPayment } from './account.ts';
import { type Answer, errorAnswer, isAnswer } from './answers.ts';
import { readPaymentOrder, readRefundOrder } from './readOrder.ts';
import { paymentForm, refundForm } from './wireForm.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly origin: string;
  readonly now: Date;
}

/** The part of Mollie's API that is simulated: payments and their refunds. */
export function answerApi(account: MollieAccount, asked: Asked): Answer {
  const { method, path } = asked;
  if (path === '/v2/payments') return method === 'POST' ? createPayment(account, asked) : notAllowed();
  const [, id = '', refunds] = /^\/v2\/payments\/([^/]+)(\/refunds)?$/.exec(path) ?? [];
  if (!id) return errorAnswer(404, 'The requested resource does not exist');
  const payment = account.payments.get(id);
  if (!payment) return errorAnswer(404, `No payment exists with token ${id}.`);
  if (refunds) return answerRefunds(account, payment, asked);
  return method === 'GET' ? { status: 200, body: paymentForm(payment, asked.origin) } : notAllowed();
}

function createPayment(account: MollieAccount, { body, origin, now }: Asked): Answer {
  const order = readPaymentOrder(body);
  if (isAnswer(order)) return order;
  return { status: 201, body: paymentForm(account.open(order, now), origin) };
}

function answerRefunds(account: MollieAccount, payment: SimulatedPayment, asked: Asked): Answer {
  const { method, body, origin, now } = asked;
  if (method === 'GET') {
    const refunds = payment.refunds.map((refund) => refundForm(refund, payment.id, origin));
    return { status: 200, body: { count: refunds.length, _embedded: { refunds }, _links: {} } };
  }
  if (method !== 'POST') return notAllowed();
  const order = readRefundOrder(body);
  if (isAnswer(order)) return order;
  const twin = payment.refunds.some(({ amountCents }) => amountCents === order.amountCents);
  if (twin) return errorAnswer(409, 'A duplicate refund has been detected');
  const refund = account.refund(payment, order, now);
  if (!refund) return errorAnswer(422, 'The amount is higher than the maximum', 'amount');
  return { status: 201, body: refundForm(refund, payment.id, origin) };
}

function notAllowed(): Answer {
  return errorAnswer(405, 'The method is not applicable on this resource');
}
