import { ageOn, type CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import { fullName, type PersonalName } from './personalName.ts';
import { expiryMonth, type Validity } from './subscription.ts';

/** What a subscription costs and who decided on less. Euro cents. */
export interface Fee {
  readonly subscriptionCents: number;
  readonly discountCents: number;
  readonly balanceCents: number;
}

/** 'Opbouw abonnementskosten' (N24). Age: on the first day. */
export interface FeeStatement extends Fee {
  readonly name: string;
  readonly age: number;
  readonly tariffCode: string;
  readonly branchCode: string;
  readonly expiryMonth: string;
  readonly rightsThrough: CalendarDate;
}

/** balance = price - discount; nothing is paid at this moment, the desk only opens the fee line. */
export function feeOf(
  priceCents: number,
  discountCents: number,
  field = 'discountCents',
): Fee | Refusal<'DISCOUNT_INVALID'> {
  const possible = Number.isInteger(discountCents) && discountCents >= 0 && discountCents <= priceCents;
  if (!possible) return refuse('DISCOUNT_INVALID', { field });
  return { subscriptionCents: priceCents, discountCents, balanceCents: priceCents - discountCents };
}

interface Stated {
  readonly member: { readonly name: PersonalName; readonly birthDate: CalendarDate };
  readonly subscription: Validity & { readonly fee: Fee; readonly tariffCode: string; readonly branchCode: string };
}

export function feeStatement({ member, subscription }: Stated): FeeStatement {
  return {
    ...subscription.fee,
    name: fullName(member.name),
    age: ageOn(subscription.since, member.birthDate),
    tariffCode: subscription.tariffCode,
    branchCode: subscription.branchCode,
    expiryMonth: expiryMonth(subscription),
    rightsThrough: subscription.through,
  };
}
