import type { PaymentReading, RefundReading } from '../../domain/payments/reading.ts';

/**
 * What we ask of whoever handles payments. Amounts are whole euro cents. No person is named to it: a payment and a
 * refund go by ids of ours that say nothing. All throw PaymentsUnavailable.
 */
export interface Payments {
  /** Makes a payment. The same order again within the hour is the same payment. */
  create(order: PaymentOrder): Promise<CreatedPayment>;

  /** How the payment with the provider's id stands now. */
  read(providerId: string): Promise<PaymentReading>;

  /** Pays back. The same order again within the hour is the same refund. */
  refund(order: RefundOrder): Promise<RefundReading>;

  /** Every refund of that payment. */
  refundsOf(providerId: string): Promise<readonly RefundReading[]>;
}

export interface PaymentOrder {
  /** Ours: the reference that comes back with every reading, and what tells a repeated order. */
  readonly id: string;
  readonly amountCents: number;
  /** Shown to whoever pays. No personal data. */
  readonly description: string;
  /** Where the browser goes afterwards, whatever came of it. */
  readonly redirectUrl: string;
  /** Where news of the payment is posted. */
  readonly webhookUrl: string;
}

export interface CreatedPayment {
  readonly providerId: string;
  /** Where the person pays. */
  readonly checkoutUrl: string;
}

export interface RefundOrder {
  /** Ours, as that of a payment. */
  readonly id: string;
  readonly providerId: string;
  readonly amountCents: number;
}

export type PaymentsUnavailableReason =
  | 'NOT_CONFIGURED'
  | 'NETWORK'
  | 'TIMED_OUT'
  | 'SERVER_ERROR'
  | 'RATE_LIMITED'
  | 'ACCESS_REFUSED'
  | 'REQUEST_REFUSED'
  | 'UNDER_WAY'
  | 'UNREADABLE_ANSWER'
  | 'CIRCUIT_OPEN';

/** No answer to go by. Carries the reason alone: no id and no text of the provider. */
export class PaymentsUnavailable extends Error {
  readonly reason: PaymentsUnavailableReason;

  constructor(reason: PaymentsUnavailableReason) {
    super(`Payments unavailable: ${reason}`);
    this.reason = reason;
  }
}

const OURS: readonly PaymentsUnavailableReason[] = ['ACCESS_REFUSED', 'REQUEST_REFUSED'];

/** No answer that time alone mends; a refused key or request is a mistake of ours, which somebody has to hear of. */
export function isOutage(error: unknown): boolean {
  return error instanceof PaymentsUnavailable && !OURS.includes(error.reason);
}

/** For an installation that takes no payments online. */
export function noPayments(): Payments {
  const refuse = () => Promise.reject(new PaymentsUnavailable('NOT_CONFIGURED'));
  return { create: refuse, read: refuse, refund: refuse, refundsOf: refuse };
}
