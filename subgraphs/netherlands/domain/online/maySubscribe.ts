import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { KnownMembership } from '../chosenLoginAccount.ts';
import type { SubscriptionType } from '../subscription.ts';

interface SignUp {
  readonly type: SubscriptionType;
  readonly birthDate: CalendarDate;
  readonly today: CalendarDate;
  /** What the account carries and carried, at all libraries. */
  readonly memberships: readonly KnownMembership[];
}

type SignUpRefusal =
  | 'SUBSCRIPTION_AWAITS_PAYMENT'
  | 'DUPLICATE_SUBSCRIPTION'
  | 'NOT_THE_ACCOUNT_HOLDER'
  | 'RENEWAL_NOT_SIGN_UP';

/**
 * Whether the account may take another subscription (N6, N8). One that was cancelled does not count: who never paid, or
 * left, begins anew. `NOT_THE_ACCOUNT_HOLDER` tells nothing of others: the memberships are the account's own.
 */
export function maySubscribe({ type, birthDate, today, memberships }: SignUp): Refusal<SignUpRefusal> | undefined {
  const known = memberships.filter(({ status }) => status !== 'CANCELLED');
  if (known.some(({ status }) => status === 'AWAITING_PAYMENT')) return refuse('SUBSCRIPTION_AWAITS_PAYMENT');
  if (known.some((one) => one.birthDate !== birthDate)) return refuse('NOT_THE_ACCOUNT_HOLDER', { field: 'birthDate' });
  const carriesOne = known.some(({ kind, through }) => kind === type.kind && through >= today);
  if (carriesOne) return refuse('DUPLICATE_SUBSCRIPTION', { field: 'subscriptionType' });
  const isCustomer = known.some(({ organisationId }) => organisationId === type.organisationId);
  return isCustomer ? refuse('RENEWAL_NOT_SIGN_UP', { field: 'libraryId' }) : undefined;
}
