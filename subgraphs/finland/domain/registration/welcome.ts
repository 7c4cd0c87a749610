import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { type ActiveCustomer, type CeliaCustomer, readsOnline } from '../customer.ts';
import { isOutgrown } from './mailbox.ts';

/** F25: customers who read online are written to some days after they became so. */
export function welcomeAt(customer: ActiveCustomer, now: Date, days: number): Date | undefined {
  return readsOnline(customer.format) ? new Date(now.getTime() + days * 86_400_000) : undefined;
}

/** Whether the mail is still meant for the customer when its day has come. */
export function isToWelcome(customer: CeliaCustomer, today: CalendarDate): customer is ActiveCustomer {
  if (customer.state !== 'ACTIVE' || !readsOnline(customer.format)) return false;
  return !isOutgrown(customer.emailOwner, customer.birthDate, today);
}
