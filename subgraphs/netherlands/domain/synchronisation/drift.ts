import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { type CopiedEntitlement, NOTHING_COPIED, workingOn } from './copiedEntitlement.ts';

/** In what the two copies of a member can differ. */
export type Difference = 'LOGIN_ACCOUNT' | 'SUBSCRIPTION' | 'PASS_NUMBER' | 'VALID_THROUGH';

/** Where the KB's copy differs from what it should be today (E6, E8, E17). A copy that is not there is an empty one. */
export function differencesOf(
  library: CopiedEntitlement,
  kb: CopiedEntitlement | undefined,
  today: CalendarDate,
): Difference[] {
  const copy = workingOn(today, kb ?? NOTHING_COPIED);
  const told = workingOn(today, library);
  const differs: readonly [Difference, boolean][] = [
    ['LOGIN_ACCOUNT', told.loginAccountId !== copy.loginAccountId],
    ['SUBSCRIPTION', told.subscription !== copy.subscription],
    ['PASS_NUMBER', told.passNumber !== copy.passNumber],
    ['VALID_THROUGH', told.validThrough !== copy.validThrough],
  ];
  return differs.filter(([, is]) => is).map(([name]) => name);
}
