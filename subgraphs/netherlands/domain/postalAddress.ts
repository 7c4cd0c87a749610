import { readForm } from '../../shared/vocabulary/form.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import { parsePostcode } from './postcode.ts';

/** Where a member lives, as the desk takes it down (N13). `addition` is empty where the house number has none. */
export interface PostalAddress {
  readonly country: string;
  readonly postcode: string;
  readonly houseNumber: number;
  readonly addition: string;
}

export interface TypedAddress {
  readonly country: string;
  readonly postcode: string;
  readonly houseNumber: number;
  readonly houseNumberAddition?: string | undefined;
}

export type AddressRefusal = 'COUNTRY_INVALID' | 'POSTCODE_INVALID' | 'HOUSE_NUMBER_INVALID';

const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const LAST_HOUSE_NUMBER = 99_999;
const ADDITION = /^[A-Z0-9]{0,6}$/;

export function parsePostalAddress(typed: TypedAddress): PostalAddress | Refusal<AddressRefusal> {
  const country = parseCountry(typed.country);
  return readForm({
    country,
    postcode: isRefusal(country) ? '' : parsePostcode(typed.postcode, country),
    houseNumber: parseHouseNumber(typed.houseNumber),
    addition: parseAddition(typed.houseNumberAddition ?? ''),
  });
}

function parseCountry(text: string): string | Refusal<'COUNTRY_INVALID'> {
  const code = text.trim().toUpperCase();
  const known = /^[A-Z]{2}$/.test(code) && REGIONS.of(code);
  return known ? code : refuse('COUNTRY_INVALID', { field: 'country' });
}

function parseHouseNumber(value: number): number | Refusal<'HOUSE_NUMBER_INVALID'> {
  const possible = Number.isInteger(value) && value >= 1 && value <= LAST_HOUSE_NUMBER;
  return possible ? value : refuse('HOUSE_NUMBER_INVALID', { field: 'houseNumber' });
}

function parseAddition(text: string): string | Refusal<'HOUSE_NUMBER_INVALID'> {
  const addition = text.replace(/[\s-]/g, '').toUpperCase();
  return ADDITION.test(addition) ? addition : refuse('HOUSE_NUMBER_INVALID', { field: 'houseNumberAddition' });
}
