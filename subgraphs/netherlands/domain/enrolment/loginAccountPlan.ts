import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import { type ChosenLoginAccount, carriesRunning, type KnownMembership } from '../chosenLoginAccount.ts';
import { type LoginAccount, stateAt } from '../loginAccount.ts';
import type { LoginLink } from '../loginLink.ts';
import type { SubscriptionType } from '../subscription.ts';

/** Which login account an enrolment goes with. KEEP: whoever comes back has his still, and nothing is mailed. */
export type LoginAccountPlan =
  | { readonly by: 'GENERATE' }
  | { readonly by: 'LINK'; readonly account: LoginAccount }
  | { readonly by: 'KEEP'; readonly account: LoginAccount };

/** What the member system and the KB know of the login account of somebody who comes back. */
export interface FormerLogin {
  readonly link: LoginLink | undefined;
  readonly account: LoginAccount | undefined;
}

/** The account that a former customer can go on with: still linked, and not one whose link ran out or that the KB deleted. */
export function accountStillThere({ link, account }: FormerLogin, now: Date): LoginAccount | undefined {
  if (link?.state !== 'LINKED' || !account) return undefined;
  const state = stateAt(account, now);
  return state === 'ACTIVE' || state === 'PENDING_ACTIVATION' ? account : undefined;
}

interface Kept {
  readonly account: LoginAccount;
  readonly memberships: readonly KnownMembership[];
  readonly chosen: ChosenLoginAccount;
  readonly kind: SubscriptionType['kind'];
  readonly today: CalendarDate;
}

/** Keeps it, unless the desk named another or it carries the like already, at whatever library (T8). */
export function keepLoginAccount({
  account,
  memberships,
  chosen,
  kind,
  today,
}: Kept): LoginAccountPlan | Refusal<'LOGIN_ACCOUNT_STILL_LINKED' | 'DUPLICATE_SUBSCRIPTION'> {
  const about = { field: 'loginAccount.username' };
  const isNamed = chosen.choice === 'EXISTING' && account.state !== 'DELETED_BY_KB';
  if (isNamed && chosen.username.toLowerCase() !== account.username.toLowerCase()) {
    return refuse('LOGIN_ACCOUNT_STILL_LINKED', about);
  }
  return carriesRunning(memberships, kind, today) ? refuse('DUPLICATE_SUBSCRIPTION', about) : { by: 'KEEP', account };
}
