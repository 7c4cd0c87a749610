import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { LoginAccount } from './loginAccount.ts';
import { isRunning, type SubscriptionType, type Term } from './subscription.ts';
import type { SubscriptionStatus } from './subscriptionStatus.ts';

/** The two ways of N19, and no third. */
export type ChosenLoginAccount =
  | { readonly choice: 'NEW' }
  | { readonly choice: 'EXISTING'; readonly username: string };

export interface TypedChoice {
  readonly choice: 'NEW' | 'EXISTING';
  readonly username?: string | undefined;
}

export function chooseLoginAccount({
  choice,
  username,
}: TypedChoice): ChosenLoginAccount | Refusal<'USERNAME_REQUIRED' | 'USERNAME_NOT_ALLOWED'> {
  const typed = username?.trim() ?? '';
  if (choice === 'NEW') return typed ? refuse('USERNAME_NOT_ALLOWED', { field: 'loginAccount.username' }) : { choice };
  return typed ? { choice, username: typed } : refuse('USERNAME_REQUIRED', { field: 'loginAccount.username' });
}

/** What the member systems know of an account: one entry for each membership that it carries or carried. */
export interface KnownMembership extends Term {
  readonly organisationId: string;
  readonly kind: SubscriptionType['kind'];
  readonly birthDate: CalendarDate;
}

interface Mover {
  readonly account: LoginAccount | undefined;
  readonly memberships: readonly KnownMembership[];
  readonly birthDate: CalendarDate;
  readonly organisationId: string;
  readonly kind: SubscriptionType['kind'];
  readonly today: CalendarDate;
}

type ExistingRefusal =
  | 'LOGIN_ACCOUNT_NOT_FOUND'
  | 'LOGIN_ACCOUNT_NOT_ACTIVE'
  | 'EXISTING_ACCOUNT_ONLY_FOR_MOVERS'
  | 'DUPLICATE_SUBSCRIPTION';

/**
 * The existing account that a mover goes on with (N21, N22). An unknown username and somebody else's account get the
 * same answer, so that a desk cannot find out usernames.
 */
export function existingLoginAccount(mover: Mover): LoginAccount | Refusal<ExistingRefusal> {
  const { account, memberships } = mover;
  const about = { field: 'loginAccount.username' };
  const own = memberships.filter(({ birthDate }) => birthDate === mover.birthDate);
  if (!account || own.length === 0) return refuse('LOGIN_ACCOUNT_NOT_FOUND', about);
  if (account.state !== 'ACTIVE') return refuse('LOGIN_ACCOUNT_NOT_ACTIVE', about);
  const moves = own.some(({ organisationId }) => organisationId !== mover.organisationId);
  if (!moves) return refuse('EXISTING_ACCOUNT_ONLY_FOR_MOVERS', about);
  return carriesRunning(own, mover.kind, mover.today) ? refuse('DUPLICATE_SUBSCRIPTION', about) : account;
}

// What was never paid for has not begun, and what was cancelled is over.
const NOT_CARRIED: readonly SubscriptionStatus[] = ['AWAITING_PAYMENT', 'NOT_VERIFIED', 'CANCELLED'];

/** Whether one of the memberships is a running one of that kind (T8). Overdue and banned ones run. */
export function carriesRunning(
  memberships: readonly KnownMembership[],
  kind: SubscriptionType['kind'],
  today: CalendarDate,
): boolean {
  return memberships.some((one) => one.kind === kind && isRunning(today, one) && !NOT_CARRIED.includes(one.status));
}
