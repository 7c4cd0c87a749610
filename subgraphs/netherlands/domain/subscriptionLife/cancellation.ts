import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { Subscription } from '../member.ts';
import { hasRights } from '../subscriptionStatus.ts';
import { termsAhead } from './currentTerm.ts';

/** With the last day of the term that runs, or on the spot. */
export type CancelWhen = 'AT_END_OF_TERM' | 'AT_ONCE';

/** What a cancellation changes, and what it leaves. Euro cents. */
export interface Cancellation {
  readonly changed: readonly Subscription[];
  /** The last day with rights; undefined where there are none any more. */
  readonly rightsThrough: CalendarDate | undefined;
  /** What was charged for the changed terms and is not paid. Cancelling does not settle it. */
  readonly openCents: number;
}

/** Rights go with the last day of the running term, or at once; a term that has not begun is cancelled either way. */
export function cancellation(
  terms: readonly Subscription[],
  when: CancelWhen,
  today: CalendarDate,
): Cancellation | Refusal<'NOTHING_TO_CANCEL' | 'ALREADY_CANCELLED'> {
  const ahead = termsAhead(terms, today);
  if (ahead.length === 0) return refuse('NOTHING_TO_CANCEL');
  const changed = ahead.map((term) => cancelled(term, when, today)).filter((term) => term !== undefined);
  if (changed.length === 0) return refuse('ALREADY_CANCELLED');
  const running = ahead.find(({ since }) => since <= today);
  const keepsRights = when === 'AT_END_OF_TERM' && running !== undefined && hasRights(running);
  return { changed, rightsThrough: keepsRights ? running.through : undefined, openCents: openCents(ahead) };
}

function cancelled(term: Subscription, when: CancelWhen, today: CalendarDate): Subscription | undefined {
  const lifted = { statusBeforeBan: null, banReason: null };
  const isOpen = term.status === 'AWAITING_PAYMENT' || term.status === 'NOT_VERIFIED';
  if (when === 'AT_ONCE' || term.since > today || isOpen) {
    return { ...term, ...lifted, status: 'CANCELLED', cancelledOn: today, statusSince: today };
  }
  return term.cancelledOn ? undefined : { ...term, cancelledOn: today };
}

function openCents(terms: readonly Subscription[]): number {
  return terms.filter(({ status }) => status !== 'NORMAL').reduce((sum, { fee }) => sum + fee.balanceCents, 0);
}
