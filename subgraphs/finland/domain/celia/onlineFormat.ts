import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import { parseEmail } from '../contactDetails.ts';
import { type ActiveCustomer, type CeliaCustomer, readsOnline } from '../customer.ts';
import { loansOf } from './loans.ts';

export interface OnlineChange {
  readonly keepsCds: boolean;
  readonly email?: string | null | undefined;
}

/** F20: a borrower of CDs reads online from now on. That CDs were borrowed is still true, and the keeping goes by it. */
export function makeOnline(
  customer: CeliaCustomer,
  { keepsCds, email: typed }: OnlineChange,
):
  | ActiveCustomer
  | Refusal<'CUSTOMER_ENDED' | 'ONLINE_ALREADY' | 'EMAIL_ON_RECORD' | 'EMAIL_REQUIRED' | 'EMAIL_INVALID'> {
  if (customer.state !== 'ACTIVE') return refuse('CUSTOMER_ENDED', { field: 'customerId' });
  if (readsOnline(customer.format)) return refuse('ONLINE_ALREADY', { field: 'customerId' });
  const given = parseEmail(typed, 'email');
  if (isRefusal(given)) return given;
  if (given && customer.email) return refuse('EMAIL_ON_RECORD', { field: 'email' });
  const email = customer.email ?? given;
  if (!email) return refuse('EMAIL_REQUIRED', { field: 'email' });
  return { ...customer, email, format: keepsCds ? 'BOTH' : 'ONLINE', loans: loansOf(customer) };
}
