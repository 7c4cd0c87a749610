import { type EmailAddress, parseEmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import { parseTelephoneNumber, type TelephoneNumber } from './telephoneNumber.ts';

/** How the library reaches the person: both are compulsory (B15). */
export interface Contact {
  readonly telephone: TelephoneNumber;
  readonly email: EmailAddress;
}

/** Both fields as typed, each read or refused, for the form that they stand in. */
export function readContact(input: { telephone: string; email: string }): {
  telephone: TelephoneNumber | Refusal<'TELEPHONE_INVALID'>;
  email: EmailAddress | Refusal<'EMAIL_INVALID'>;
} {
  return {
    telephone: parseTelephoneNumber(input.telephone) ?? refuse('TELEPHONE_INVALID', { field: 'telephone' }),
    email: parseEmailAddress(input.email) ?? refuse('EMAIL_INVALID', { field: 'email' }),
  };
}
