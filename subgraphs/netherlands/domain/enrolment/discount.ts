import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';

/** The discount as the form has it: in cents, and since then as an amount of a currency. */
export interface TypedDiscount {
  readonly discountCents: number;
  readonly discount?: { readonly amount: number; readonly currency: string } | undefined;
}

/** Euro cents, and the field that they were typed in. Given in both ways they must agree. */
export interface Discount {
  readonly discountCents: number;
  readonly field: string;
}

export function readDiscount({ discountCents, discount }: TypedDiscount): Discount | Refusal<'DISCOUNT_INVALID'> {
  if (!discount) return { discountCents, field: 'discountCents' };
  if (discount.currency !== 'EUR') return refuse('DISCOUNT_INVALID', { field: 'discount.currency' });
  const agree = discountCents === 0 || discountCents === discount.amount;
  if (!agree) return refuse('DISCOUNT_INVALID', { field: 'discount' });
  return { discountCents: discount.amount, field: 'discount.amount' };
}
