import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';

// SA, SD and SS are not given out; the first digit is never 0.
const DUTCH = /^([1-9]\d{3})([A-Z]{2})$/;
const NOT_GIVEN_OUT = ['SA', 'SD', 'SS'];
const ELSEWHERE = /^[A-Z0-9](?:[A-Z0-9 -]{0,8}[A-Z0-9])?$/;

/** A Dutch postcode as '9468 BG', one of another country in capitals as typed. */
export function parsePostcode(text: string, country: string): string | Refusal<'POSTCODE_INVALID'> {
  const typed = text.trim().toUpperCase();
  const postcode = country === 'NL' ? dutchPostcode(typed) : ELSEWHERE.exec(typed)?.[0];
  return postcode ?? refuse('POSTCODE_INVALID', { field: 'postcode' });
}

function dutchPostcode(typed: string): string | undefined {
  const [, digits, letters = ''] = DUTCH.exec(typed.replace(/^(.{4}) /, '$1')) ?? [];
  return digits && !NOT_GIVEN_OUT.includes(letters) ? `${digits} ${letters}` : undefined;
}
