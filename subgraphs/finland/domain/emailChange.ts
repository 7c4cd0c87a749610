import type { EmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import { parseEmail } from './contactDetails.ts';
import type { ActiveCustomer } from './customer.ts';
import type { MailboxOwner } from './registration/mailbox.ts';

/**
 * F16, first step. The address is where a new password can be ordered to, so the registrar must have checked
 * who asks (libraries' practice: proof of identity for an e-mail address, not for other changes).
 */
export function parseNewEmail(
  customer: ActiveCustomer,
  typed: string,
  identityChecked: boolean,
): EmailAddress | Refusal<'IDENTITY_NOT_CHECKED' | 'EMAIL_INVALID' | 'EMAIL_REQUIRED' | 'EMAIL_UNCHANGED'> {
  if (!identityChecked) return refuse('IDENTITY_NOT_CHECKED', { field: 'identityChecked' });
  const email = parseEmail(typed, 'email') ?? refuse('EMAIL_REQUIRED', { field: 'email' });
  if (isRefusal(email)) return email;
  return email === customer.email ? refuse('EMAIL_UNCHANGED', { field: 'email' }) : email;
}

export function withEmail(customer: ActiveCustomer, email: EmailAddress, emailOwner: MailboxOwner): ActiveCustomer {
  return { ...customer, email, emailOwner, emailVersion: customer.emailVersion + 1 };
}
