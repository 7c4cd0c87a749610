import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { CustomerId } from './customer.ts';

/** At most so many are shown, and nobody is told how many there are. */
export const MOST_NAMES = 20;
const FEWEST_LETTERS = 3;

/** A customer as a search by name shows one: enough to tell two of the same name apart, and no more. */
export interface NamedCustomer {
  readonly id: CustomerId;
  readonly firstName: string;
  readonly lastName: string;
  readonly maskedPersonalIdentityCode: string;
}

/** What a search by name found in the own unit. `more`: there are others, and more letters would find fewer. */
export interface NamesFound {
  readonly customers: readonly NamedCustomer[];
  readonly more: boolean;
}

/** F15: the beginnings of names that were typed, at least three letters in all: fewer would walk through the unit's customers. */
export function parseNameSearch(typed: string): readonly string[] | Refusal<'NAME_SEARCH_TOO_SHORT'> {
  const words = typed.normalize('NFC').match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  const letters = words.join('').match(/\p{L}/gu)?.length ?? 0;
  return letters < FEWEST_LETTERS ? refuse('NAME_SEARCH_TOO_SHORT', { field: 'name' }) : words;
}
