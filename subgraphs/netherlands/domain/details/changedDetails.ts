import type { EmailAddress } from '../../../shared/vocabulary/emailAddress.ts';
import { readForm } from '../../../shared/vocabulary/form.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { BankAccount } from '../enrolment/bankCountry.ts';
import { readEmail } from '../enrolmentForm.ts';
import { type PersonalName, parsePersonalName } from '../personalName.ts';
import { type PostalAddress, parsePostalAddress } from '../postalAddress.ts';

/** What a desk may change of a customer: nothing of the login account, whose e-mail address is another's to change. */
export interface Details {
  readonly name: PersonalName;
  readonly address: PostalAddress;
  readonly email: EmailAddress;
  readonly newsletter: boolean;
  readonly bankAccount: BankAccount;
}

/** As typed: what is undefined stays as it is, an empty text takes away what may be absent. */
export interface TypedDetails {
  readonly initials?: string | undefined;
  readonly prefix?: string | undefined;
  readonly lastName?: string | undefined;
  readonly callName?: string | undefined;
  readonly country?: string | undefined;
  readonly postcode?: string | undefined;
  readonly houseNumber?: number | undefined;
  readonly houseNumberAddition?: string | undefined;
  readonly email?: string | undefined;
  readonly newsletter?: boolean | undefined;
}

/** The details with the change in them, or everything that is wrong with it at once. The bank account is read elsewhere. */
export function changeDetails(known: Details, typed: TypedDetails, bankAccount: BankAccount | Refusal<BankRefusal>) {
  const { name, address } = known;
  return readForm({
    name: parsePersonalName({
      initials: typed.initials ?? name.initials,
      prefix: typed.prefix ?? name.prefix,
      lastName: typed.lastName ?? name.lastName,
      callName: typed.callName ?? name.callName,
    }),
    address: parsePostalAddress({
      country: typed.country ?? address.country,
      postcode: typed.postcode ?? address.postcode,
      houseNumber: typed.houseNumber ?? address.houseNumber,
      houseNumberAddition: typed.houseNumberAddition ?? address.addition,
    }),
    email: typed.email === undefined ? known.email : readEmail(typed.email),
    newsletter: typed.newsletter ?? known.newsletter,
    bankAccount,
  });
}

type BankRefusal = 'IBAN_INVALID' | 'BIC_INVALID' | 'BIC_OF_ANOTHER_COUNTRY';

/** Two desks do not overwrite each other: a change is of the version that its desk saw. */
export function checkVersion(present: number, seen: number): Refusal<'MEMBER_CHANGED_MEANWHILE'> | undefined {
  return present === seen
    ? undefined
    : refuse('MEMBER_CHANGED_MEANWHILE', { field: 'version', parts: [String(present)] });
}
