import { readForm } from '../../shared/vocabulary/form.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import { type Address, parseAddress, parseName, parseTelephone } from './contactDetails.ts';
import type { ActiveCustomer, CustomerDetails, Language } from './customer.ts';
import { holdsPersonalIdentityCode } from './personalIdentityCode.ts';

const MAX_EXTRA_INFORMATION = 1_000;

/** A customer's details as the registrar typed them. */
export interface TypedDetails {
  firstName: string;
  lastName: string;
  address: Address;
  telephone?: string | null;
  language: Language;
  temporary: boolean;
  extraInformation?: string | null;
}

/** What is left out stays as it is; `null` takes away what may be missing. */
export type TypedChanges = { [Name in keyof TypedDetails]?: TypedDetails[Name] | null };

export type DetailsRefusal = Refusal<
  | 'NAME_INVALID'
  | 'ADDRESS_INVALID'
  | 'TELEPHONE_INVALID'
  | 'EXTRA_INFORMATION_INVALID'
  | 'EXTRA_INFORMATION_HOLDS_IDENTITY_CODE'
>;

export function parseDetails(typed: TypedDetails): CustomerDetails | DetailsRefusal {
  return readForm({
    firstName: parseName(typed.firstName, 'firstName'),
    lastName: parseName(typed.lastName, 'lastName'),
    address: parseAddress(typed.address),
    telephone: parseTelephone(typed.telephone, 'telephone'),
    language: typed.language,
    temporary: typed.temporary,
    extraInformation: parseExtraInformation(typed.extraInformation),
  });
}

/** F14. Neither the e-mail address nor the format can be changed this way. */
export function changeDetails(customer: ActiveCustomer, changes: TypedChanges): ActiveCustomer | DetailsRefusal {
  const details = parseDetails({
    firstName: changes.firstName ?? customer.firstName,
    lastName: changes.lastName ?? customer.lastName,
    address: changes.address ?? customer.address,
    telephone: changes.telephone === undefined ? customer.telephone : changes.telephone,
    language: changes.language ?? customer.language,
    temporary: changes.temporary ?? customer.temporary,
    extraInformation: changes.extraInformation === undefined ? customer.extraInformation : changes.extraInformation,
  });
  return 'refused' in details ? details : { ...customer, ...details };
}

function parseExtraInformation(
  typed: string | null | undefined,
): string | Refusal<'EXTRA_INFORMATION_INVALID' | 'EXTRA_INFORMATION_HOLDS_IDENTITY_CODE'> | undefined {
  const text = (typed ?? '').normalize('NFC').trim();
  const about = { field: 'extraInformation' };
  if (text.length > MAX_EXTRA_INFORMATION || /[^\P{Cc}\n\t]/u.test(text.replaceAll('\r\n', '\n'))) {
    return refuse('EXTRA_INFORMATION_INVALID', about);
  }
  if (holdsPersonalIdentityCode(text)) return refuse('EXTRA_INFORMATION_HOLDS_IDENTITY_CODE', about);
  return text === '' ? undefined : text;
}
