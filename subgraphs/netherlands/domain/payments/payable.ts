import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { PaymentState } from './payment.ts';
import { mayBePaid, type Owing } from './settlement.ts';

/** A subscription that somebody wants to pay, with the payments of it that something can still come of. */
export interface Payable extends Owing {
  readonly organisationId: string;
  readonly customerId: string;
  readonly underWay: readonly { readonly id: string; readonly state: PaymentState }[];
}

export type PayableRefusal = 'NOTHING_TO_PAY' | 'PAYMENT_UNDER_WAY' | 'SEVERAL_LIBRARIES';

const AT_THE_BANK: readonly PaymentState[] = ['PENDING', 'AUTHORIZED'];

/**
 * What one payment can cover: balances that are all open, of one library organisation, for which no other payment is at
 * the bank. One that is only open does not stand in the way: whoever paid twice gets the second back.
 */
export function checkPayable(wanted: readonly Payable[]): Refusal<PayableRefusal> | undefined {
  if (wanted.length === 0 || !wanted.every(mayBePaid)) return refuse('NOTHING_TO_PAY', { field: 'membershipIds' });
  if (new Set(wanted.map(({ organisationId }) => organisationId)).size > 1) {
    return refuse('SEVERAL_LIBRARIES', { field: 'membershipIds' });
  }
  const isPending = wanted.some(({ underWay }) => underWay.some(({ state }) => AT_THE_BANK.includes(state)));
  return isPending ? refuse('PAYMENT_UNDER_WAY', { field: 'membershipIds' }) : undefined;
}

/** What a desk was given for balances: all that is open, not a cent more or less. A payment at the bank is waited for. */
export function checkReceived(
  wanted: readonly Payable[],
  amountCents: number,
): Refusal<PayableRefusal | 'AMOUNT_DIFFERS'> | undefined {
  const refused = checkPayable(wanted);
  if (refused) return refused;
  const open = wanted.reduce((sum, { openCents }) => sum + openCents, 0);
  return open === amountCents ? undefined : refuse('AMOUNT_DIFFERS', { field: 'amountCents', parts: [String(open)] });
}
