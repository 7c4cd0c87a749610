import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { Subscription } from '../member.ts';

/** Today's term and those that come after it, but for cancelled ones; the earliest first. */
export function termsAhead(terms: readonly Subscription[], today: CalendarDate): Subscription[] {
  return terms
    .filter((term) => term.status !== 'CANCELLED' && term.through >= today)
    .sort((one, other) => (one.since < other.since ? -1 : 1));
}

/** The term that a renewal follows: the last that was not cancelled, else the last of all. */
export function lastTerm(terms: readonly Subscription[]): Subscription | undefined {
  const byEnd = [...terms].sort((one, other) => (one.through < other.through ? 1 : -1));
  return byEnd.find(({ status }) => status !== 'CANCELLED') ?? byEnd[0];
}

/** The last day on which the person counts as a member: of all terms but the cancelled, else the day of the cancellation. */
export function registeredThrough(terms: readonly Subscription[], registeredSince: CalendarDate): CalendarDate {
  const ends = terms.map((term) => (term.status === 'CANCELLED' ? (term.cancelledOn ?? term.since) : term.through));
  return ends.reduce((last, end) => (end > last ? end : last), registeredSince);
}
