import { type CalendarDate, calendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { ActiveCustomer, CeliaCustomer } from '../customer.ts';
import type { Restriction } from './restrictionReason.ts';

export function isRestricted({ restriction }: Pick<CeliaCustomer, 'restriction'>, today: CalendarDate): boolean {
  return restriction !== undefined && today <= restriction.through;
}

/** The state that is shown: a restriction, without its reason, as long as it lasts. */
export function stateOn(customer: CeliaCustomer, today: CalendarDate): 'ACTIVE' | 'RESTRICTED' | 'MARKED_FOR_DELETION' {
  return customer.state === 'ACTIVE' && isRestricted(customer, today) ? 'RESTRICTED' : customer.state;
}

/** A restriction anew takes the place of the one that there was. */
export function restrictCustomer(
  customer: CeliaCustomer,
  restriction: Restriction,
  { today, longestDays }: { today: CalendarDate; longestDays: number },
): ActiveCustomer | Refusal<'CUSTOMER_ENDED' | 'RESTRICTION_END_INVALID'> {
  if (customer.state !== 'ACTIVE') return refuse('CUSTOMER_ENDED', { field: 'customerId' });
  const { through } = restriction;
  if (through < today || through > daysAfter(today, longestDays)) {
    return refuse('RESTRICTION_END_INVALID', { field: 'through', parts: [String(longestDays)] });
  }
  return { ...customer, restriction };
}

export function liftRestriction(
  customer: CeliaCustomer,
  today: CalendarDate,
): ActiveCustomer | Refusal<'NOT_RESTRICTED'> {
  if (customer.state !== 'ACTIVE' || !isRestricted(customer, today)) return refuse('NOT_RESTRICTED');
  return { ...customer, restriction: undefined };
}

function daysAfter(day: CalendarDate, days: number): CalendarDate {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const later = new Date(Date.UTC(year, month - 1, dayOfMonth + days));
  return calendarDate(later.getUTCFullYear(), later.getUTCMonth() + 1, later.getUTCDate()) ?? day;
}
