import type { PaymentReading, PaymentStatus } from './reading.ts';

/**
 * CREATED: ours alone, nobody at the provider's was given its page. The rest are the provider's. PAID is for good; a
 * payment that failed, was canceled or expired can still turn out paid.
 */
export const PAYMENT_STATES = [
  'CREATED',
  'OPEN',
  'PENDING',
  'AUTHORIZED',
  'PAID',
  'FAILED',
  'CANCELED',
  'EXPIRED',
] as const;
export type PaymentState = 'CREATED' | PaymentStatus;

/** What becomes of a paid line: it settles the balance that it was for, or goes back. */
export type LineOutcome = 'SETTLED' | 'REFUNDED';

/** One subscription's part of a payment. Whose it was is gone once the person is erased. Euro cents. */
export interface PaymentLine {
  readonly id: string;
  readonly subscriptionId: string | null;
  readonly cents: number;
  readonly outcome: LineOutcome | null;
}

/** Money that a library organisation gets for one or more subscriptions at once. Euro cents. */
export interface Payment {
  readonly id: string;
  readonly organisationId: string;
  readonly method: 'MOLLIE' | 'DESK';
  readonly state: PaymentState;
  readonly amountCents: number;
  /** Who pays online. */
  readonly payerAccountId: string | null;
  /** Of the desk that took it. */
  readonly branchCode: string | null;
  readonly providerId: string | null;
  /** Where to pay, while it is open. */
  readonly checkoutUrl: string | null;
  readonly createdAt: Date;
  readonly paidAt: Date | null;
  readonly lines: readonly PaymentLine[];
}

const UNDECIDED: readonly PaymentState[] = ['CREATED', 'OPEN', 'PENDING', 'AUTHORIZED'];

/** Whether something can still come of it without the provider changing its mind. */
export function isUndecided({ state }: Pick<Payment, 'state'>): boolean {
  return UNDECIDED.includes(state);
}

/**
 * What the payment becomes by a reading; undefined where it stays. A reading of another amount, or of a payment that does
 * not bear our id, is MISFIT and changes nothing: nobody settles a balance with somebody else's money (A70).
 */
export function advance(
  payment: Pick<Payment, 'id' | 'state' | 'amountCents'>,
  { status, amountCents, reference }: PaymentReading,
): PaymentStatus | 'MISFIT' | undefined {
  if (amountCents !== payment.amountCents || reference !== payment.id) return 'MISFIT';
  if (status === payment.state) return undefined;
  return isUndecided(payment) || status === 'PAID' ? status : undefined;
}
