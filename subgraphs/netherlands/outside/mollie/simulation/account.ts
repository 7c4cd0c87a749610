import { randomInt } from 'node:crypto';
import type { PaymentStatus, RefundStatus } from '../../../domain/payments/reading.ts';
import type { OrderedPayment, OrderedRefund } from './readOrder.ts';

export interface SimulatedRefund extends OrderedRefund {
  readonly id: string;
  readonly createdAt: Date;
  status: RefundStatus;
}

export interface SimulatedPayment extends OrderedPayment {
  readonly id: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  status: PaymentStatus;
  readonly refunds: SimulatedRefund[];
}

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
const IDEAL_MS = 900_000; // an iDEAL payment that nobody makes expires after a quarter of an hour

/** What the simulated Mollie holds of its one customer. */
export class MollieAccount {
  readonly payments = new Map<string, SimulatedPayment>();

  open(order: OrderedPayment, now: Date): SimulatedPayment {
    const expiresAt = new Date(now.getTime() + IDEAL_MS);
    const payment: SimulatedPayment = {
      ...order,
      id: newId('tr_'),
      createdAt: now,
      expiresAt,
      status: 'OPEN',
      refunds: [],
    };
    this.payments.set(payment.id, payment);
    return payment;
  }

  /** Undefined where less than that is left to refund. */
  refund(payment: SimulatedPayment, order: OrderedRefund, now: Date): SimulatedRefund | undefined {
    const refunded = payment.refunds.reduce((sum, { amountCents }) => sum + amountCents, 0);
    if (payment.status !== 'PAID' || refunded + order.amountCents > payment.amountCents) return undefined;
    const refund: SimulatedRefund = { ...order, id: newId('re_'), createdAt: now, status: 'PENDING' };
    payment.refunds.push(refund);
    return refund;
  }

  /** Lets open payments run out; gives those that did. */
  expire(now: Date): SimulatedPayment[] {
    const expired = [...this.payments.values()].filter(
      ({ status, expiresAt }) => status === 'OPEN' && expiresAt.getTime() <= now.getTime(),
    );
    for (const payment of expired) payment.status = 'EXPIRED';
    return expired;
  }
}

function newId(prefix: string): string {
  return prefix + Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}
