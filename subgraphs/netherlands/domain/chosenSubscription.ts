import { ageOn, type CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import { readForm } from '../../shared/vocabulary/form.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import { feeOf } from './feeStatement.ts';
import type { SubscriptionType } from './subscription.ts';

interface Wanted {
  readonly type: SubscriptionType | undefined;
  readonly birthDate: CalendarDate;
  readonly since: CalendarDate;
  readonly discountCents: number;
  /** Where it was typed. */
  readonly discountField?: string | undefined;
}

/** What was chosen of the library's subscriptions (N23), for somebody old enough on its first day, at what fee. */
export function chooseSubscription({ type, birthDate, since, discountCents, discountField }: Wanted) {
  if (!type) return refuse('SUBSCRIPTION_TYPE_UNKNOWN', { field: 'subscriptionType' });
  return readForm({
    type,
    age: checkAge(type, ageOn(since, birthDate)),
    fee: feeOf(type.priceCents, discountCents, discountField),
  });
}

export type ChosenSubscription = Exclude<ReturnType<typeof chooseSubscription>, Refusal>;

/** The same where nothing is sold that opens no e-books. */
export function chooseDigitalSubscription(wanted: Wanted) {
  const isOther = wanted.type && !isDigital(wanted.type);
  return isOther ? refuse('SUBSCRIPTION_TYPE_NOT_DIGITAL', { field: 'subscriptionType' }) : chooseSubscription(wanted);
}

/** Whether it opens e-books; others are the library's own affair. */
export function isDigital({ digitalEntitlement }: SubscriptionType): boolean {
  return digitalEntitlement !== 'NONE' && digitalEntitlement !== 'BASIS';
}

function checkAge({ minimumAge, maximumAge }: SubscriptionType, age: number): number | Refusal<'AGE_NOT_ELIGIBLE'> {
  return age >= minimumAge && age <= (maximumAge ?? age) ? age : refuse('AGE_NOT_ELIGIBLE', { field: 'birthDate' });
}
