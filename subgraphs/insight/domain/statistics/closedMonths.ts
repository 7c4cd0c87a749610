import { type CalendarDate, dateIn } from '../../../shared/vocabulary/calendarDate.ts';
import { monthAfter, monthOf, monthsAfter } from './bookingMonth.ts';

export interface ReleaseCalendar {
  readonly timeZone: string;
  /** How long after its end a month is waited for news. */
  readonly afterDays: number;
}

const DAY_MS = 86_400_000;

/** The last month that is over, by so many days, at the instant up to which everything is known. */
export function lastClosedMonth(knownTo: Date, { timeZone, afterDays }: ReleaseCalendar): CalendarDate {
  return monthsAfter(monthOf(dateIn(timeZone, new Date(knownTo.getTime() - afterDays * DAY_MS))), -1);
}

/** The next month to release, or undefined. Years are released whole, so the first is a January. */
export function nextMonth(
  { first, released }: { readonly first: CalendarDate | undefined; readonly released: CalendarDate | undefined },
  closed: CalendarDate,
): CalendarDate | undefined {
  const next = released ? monthAfter(released) : first && (`${first.slice(0, 4)}-01-01` as CalendarDate);
  return next !== undefined && next <= closed ? next : undefined;
}

/** The first month of the year that ends with the month, or undefined where it is not a December. */
export function yearEndingWith(month: CalendarDate): CalendarDate | undefined {
  return month.slice(5, 7) === '12' ? monthsAfter(month, -11) : undefined;
}
