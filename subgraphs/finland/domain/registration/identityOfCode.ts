import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { ActiveCustomer } from '../customer.ts';

/** F21: a code that comes later is that of somebody born on the same day, and is set once. */
export function checkCodeToSet(
  customer: ActiveCustomer,
  birthDateInCode: CalendarDate,
): Refusal<'PERSONAL_IDENTITY_CODE_SET_ALREADY' | 'BIRTH_DATE_DIFFERS'> | undefined {
  if (customer.identityCode !== undefined) return refuse('PERSONAL_IDENTITY_CODE_SET_ALREADY');
  if (customer.birthDate === birthDateInCode) return undefined;
  return refuse('BIRTH_DATE_DIFFERS', { field: 'personalIdentityCode' });
}
