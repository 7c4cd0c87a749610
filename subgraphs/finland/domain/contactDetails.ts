import { type EmailAddress, parseEmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import { type PersonName, parsePersonName } from '../../shared/vocabulary/personName.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';

/** A telephone number as typed, with 5 to 15 digits. */
export type Telephone = string & { readonly telephone: unique symbol };

/** An address in Finland. */
export interface Address {
  readonly street: string;
  readonly postcode: string;
  readonly place: string;
}

const CONTROL = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u202a-\u202e\u2066-\u2069<>]/u;
const MAX_LINE = 100;

export function parseName(typed: string, field: string): PersonName | Refusal<'NAME_INVALID'> {
  return parsePersonName(typed) ?? refuse('NAME_INVALID', { field });
}

/** Nothing typed is no address; anything else must be exactly one mailbox. */
export function parseEmail(
  typed: string | null | undefined,
  field: string,
): EmailAddress | Refusal<'EMAIL_INVALID'> | undefined {
  if (isBlank(typed)) return undefined;
  return parseEmailAddress(typed) ?? refuse('EMAIL_INVALID', { field });
}

export function parseTelephone(
  typed: string | null | undefined,
  field: string,
): Telephone | Refusal<'TELEPHONE_INVALID'> | undefined {
  if (isBlank(typed)) return undefined;
  const text = typed.trim();
  const digits = text.replace(/\D/g, '').length;
  const fits = /^\+?[0-9][0-9 ()-]*$/.test(text) && digits >= 5 && digits <= 15;
  return fits ? (text as Telephone) : refuse('TELEPHONE_INVALID', { field });
}

export function parseAddress(typed: Address): Address | Refusal<'ADDRESS_INVALID'> {
  const address = { street: tidy(typed.street), postcode: typed.postcode.trim(), place: tidy(typed.place) };
  const parts = [
    isLine(address.street) ? [] : ['STREET'],
    /^\d{5}$/.test(address.postcode) ? [] : ['POSTCODE'],
    isLine(address.place) ? [] : ['PLACE'],
  ].flat();
  return parts.length === 0 ? address : refuse('ADDRESS_INVALID', { field: 'address', parts });
}

function isBlank(typed: string | null | undefined): typed is null | undefined | '' {
  return (typed ?? '').trim() === '';
}

function tidy(typed: string): string {
  return typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

function isLine(text: string): boolean {
  return text.length > 0 && text.length <= MAX_LINE && !CONTROL.test(text);
}
