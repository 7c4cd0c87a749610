import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import type { LoginAccount } from './loginAccount.ts';
import type { Term } from './subscription.ts';
import { hasRights } from './subscriptionStatus.ts';

/**
 * Where a digital membership stands. Its rights exist from the enrolment (N27), but they are used by signing in alone,
 * so it counts as ACTIVE from the activation of its login account (N31). What waits for its first day, for money or
 * for the library's word is PENDING.
 */
export function membershipStatus(
  today: CalendarDate,
  term: Term,
  account: Pick<LoginAccount, 'state'> | undefined,
): 'PENDING' | 'ACTIVE' | 'ENDED' {
  if (today > term.through || term.status === 'CANCELLED') return 'ENDED';
  if (today < term.since || !hasRights(term)) return 'PENDING';
  return account?.state === 'ACTIVE' ? 'ACTIVE' : 'PENDING';
}
