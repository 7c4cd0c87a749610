import type { EmailAddress } from '../../../shared/vocabulary/emailAddress.ts';
import { readForm } from '../../../shared/vocabulary/form.ts';
import type { PersonName } from '../../../shared/vocabulary/personName.ts';
import type { Refusal } from '../../../shared/vocabulary/refusal.ts';
import { parseEmail, parseName, parseTelephone, type Telephone } from '../contactDetails.ts';

/** Somebody whom the unit may ask about practical things. He decides nothing for the customer, of whatever age. */
export interface ContactPerson {
  readonly name: PersonName;
  readonly email?: EmailAddress | undefined;
  readonly telephone?: Telephone | undefined;
}

export interface TypedContactPerson {
  name: string;
  email?: string | null;
  telephone?: string | null;
}

export function parseContactPerson(
  typed: TypedContactPerson | null | undefined,
): ContactPerson | Refusal<'NAME_INVALID' | 'EMAIL_INVALID' | 'TELEPHONE_INVALID'> | undefined {
  if (!typed) return undefined;
  return readForm({
    name: parseName(typed.name, 'contactPerson.name'),
    email: parseEmail(typed.email, 'contactPerson.email'),
    telephone: parseTelephone(typed.telephone, 'contactPerson.telephone'),
  });
}
