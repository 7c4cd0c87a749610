import { type EmailAddress, parseEmailAddress } from '../../../shared/vocabulary/emailAddress.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';

/** The address that a registrar signs in by: in small letters, so that it is the same however it is typed. */
export function parseStaffEmail(typed: string): EmailAddress | Refusal<'EMAIL_INVALID'> {
  return parseEmailAddress(typed.toLowerCase()) ?? refuse('EMAIL_INVALID', { field: 'email' });
}
