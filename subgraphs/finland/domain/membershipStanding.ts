import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import type { CeliaCustomer } from './customer.ts';
import { finnishDay } from './finnishDay.ts';

/** A customer's standing in the words that all countries share. */
export function membershipStanding(customer: CeliaCustomer): {
  status: 'ACTIVE' | 'ENDED';
  since: CalendarDate;
  through?: CalendarDate;
} {
  const since = finnishDay(customer.registeredAt);
  if (customer.state === 'ACTIVE') return { status: 'ACTIVE', since };
  return { status: 'ENDED', since, through: finnishDay(customer.markedForDeletionAt) };
}
