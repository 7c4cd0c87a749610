import type { SubscriptionStatus } from '../subscriptionStatus.ts';
import type { LineOutcome, PaymentLine } from './payment.ts';

/** What a subscription still owes. */
export interface Owing {
  readonly id: string;
  readonly status: SubscriptionStatus;
  readonly openCents: number;
}

/**
 * A line settles its subscription's balance where all of it is still owed; else it goes back whole: paid twice, paid
 * after a cancellation, or the person is gone.
 */
export function outcomeOf({ cents }: Pick<PaymentLine, 'cents'>, owing: Owing | undefined): LineOutcome {
  return owing && mayBePaid(owing) && owing.openCents === cents ? 'SETTLED' : 'REFUNDED';
}

/** A cancelled subscription owes nothing that could still be paid; a banned one does. */
export function mayBePaid({ status, openCents }: Owing): boolean {
  return status !== 'CANCELLED' && openCents > 0;
}

const PAID_UP: readonly SubscriptionStatus[] = ['NEW', 'BILLED', 'REMINDER', 'OVERDUE', 'AWAITING_PAYMENT'];

/** N9: what waited for money is NORMAL from the moment that it is paid. Money does not end a ban. */
export function statusOncePaid(status: SubscriptionStatus): SubscriptionStatus {
  return PAID_UP.includes(status) ? 'NORMAL' : status;
}
