import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import { parseEmail } from './contactDetails.ts';
import type { ActiveCustomer } from './customer.ts';

/**
 * F16, first step. The address is where a new password can be ordered to, so the registrar must have checked
 * who asks (libraries' practice: proof of identity for an e-mail address, not for other changes).
 */
export function changeEmail(
  customer: ActiveCustomer,
  typed: string,
  identityChecked: boolean,
): ActiveCustomer | Refusal<'IDENTITY_NOT_CHECKED' | 'EMAIL_INVALID' | 'EMAIL_REQUIRED' | 'EMAIL_UNCHANGED'> {
  if (!identityChecked) return refuse('IDENTITY_NOT_CHECKED', { field: 'identityChecked' });
  const email = parseEmail(typed, 'email') ?? refuse('EMAIL_REQUIRED', { field: 'email' });
  if (isRefusal(email)) return email;
  if (email === customer.email) return refuse('EMAIL_UNCHANGED', { field: 'email' });
  return { ...customer, email, emailVersion: customer.emailVersion + 1 };
}
