import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { type Validity, validityFrom } from '../subscription.ts';

/**
 * The term of what waited to be paid. One that is still to come stays as it was sold; any other begins on the day of the
 * payment (N9): nobody pays for days without rights.
 */
export function termOncePaid(
  sold: Validity,
  paidOn: CalendarDate,
  { termMonths }: { readonly termMonths: number },
  firstMonthCounts: boolean,
): Validity {
  if (sold.since >= paidOn) return { since: sold.since, through: sold.through };
  return validityFrom(paidOn, termMonths, firstMonthCounts);
}
