import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import type { LoginAccount } from './loginAccount.ts';
import { isRunning, type Validity } from './subscription.ts';

/**
 * Where a digital membership stands. Its rights exist from the enrolment (N27), but they are used by signing in alone,
 * so it counts as ACTIVE from the activation of its login account (N31).
 */
export function membershipStatus(
  today: CalendarDate,
  validity: Validity,
  account: LoginAccount | undefined,
): 'PENDING' | 'ACTIVE' | 'ENDED' {
  if (!isRunning(today, validity)) return 'ENDED';
  return account?.state === 'ACTIVE' ? 'ACTIVE' : 'PENDING';
}
