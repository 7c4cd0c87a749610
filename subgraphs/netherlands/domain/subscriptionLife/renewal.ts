import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import { chooseSubscription } from '../chosenSubscription.ts';
import type { Fee } from '../feeStatement.ts';
import type { Subscription } from '../member.ts';
import { plusDays } from '../plusDays.ts';
import { type SubscriptionType, type Validity, validityFrom } from '../subscription.ts';
import { type SubscriptionChannel, type SubscriptionStatus, statusAtDesk } from '../subscriptionStatus.ts';
import { lastTerm } from './currentTerm.ts';

/** A term to come, and the one that it follows. */
export interface Renewal extends Validity {
  readonly previous: Subscription;
  readonly type: SubscriptionType;
  readonly fee: Fee;
  readonly status: SubscriptionStatus;
}

export interface RenewalFacts {
  /** Every term of the customer. */
  readonly terms: readonly Subscription[];
  /** What is bought; undefined where the library does not sell it. */
  readonly type: SubscriptionType | undefined;
  readonly discountCents: number;
  readonly birthDate: CalendarDate;
  readonly today: CalendarDate;
  readonly channel: SubscriptionChannel;
  readonly firstMonthCounts: boolean;
  /** How many days before its last day a term can be renewed. */
  readonly opensDaysBefore: number;
}

export type RenewalRefusal =
  | 'ALREADY_RENEWED'
  | 'RENEWAL_TOO_EARLY'
  | 'PAYMENT_FIRST'
  | 'MEMBERSHIP_BANNED'
  | 'SUBSCRIPTION_TYPE_UNKNOWN'
  | 'AGE_NOT_ELIGIBLE'
  | 'DISCOUNT_INVALID';

/** The next term: from the day after the last one's end while that runs, else from today. The login account stays as it is. */
export function renewal(facts: RenewalFacts): Renewal | Refusal<RenewalRefusal> {
  const { today, type, birthDate, discountCents } = facts;
  const previous = lastTerm(facts.terms);
  if (!previous) throw new Error('every customer has a term');
  const refused = mayFollow(previous, facts);
  if (refused) return refused;
  const follows = previous.status !== 'CANCELLED' && previous.through >= today;
  const since = follows ? plusDays(previous.through, 1) : today;
  const chosen = chooseSubscription({ type, birthDate, since, discountCents });
  if (isRefusal(chosen)) return chosen;
  // A term that follows begins with a month and has all of its months; only a new beginning may get one for free.
  const validity = validityFrom(since, chosen.type.termMonths, follows || facts.firstMonthCounts);
  return { ...validity, previous, type: chosen.type, fee: chosen.fee, status: statusOf(facts.channel, chosen.fee) };
}

function mayFollow(
  previous: Subscription,
  { today, opensDaysBefore }: RenewalFacts,
): Refusal<RenewalRefusal> | undefined {
  if (previous.status === 'BANNED') return refuse('MEMBERSHIP_BANNED');
  if (previous.status === 'OVERDUE') return refuse('PAYMENT_FIRST'); // also when it is over
  const isOver = previous.status === 'CANCELLED' || previous.through < today;
  if (isOver) return undefined;
  if (previous.since > today) return refuse('ALREADY_RENEWED');
  if (previous.status === 'AWAITING_PAYMENT' || previous.status === 'NOT_VERIFIED') return refuse('PAYMENT_FIRST');
  const opens = plusDays(previous.through, -opensDaysBefore);
  return today < opens ? refuse('RENEWAL_TOO_EARLY', { parts: [opens] }) : undefined;
}

/** Whoever renews online pays at once (N9); at a desk the fee stays open. */
function statusOf(channel: SubscriptionChannel, fee: Fee): SubscriptionStatus {
  return channel === 'ONLINE' && fee.balanceCents > 0 ? 'AWAITING_PAYMENT' : statusAtDesk(fee);
}
