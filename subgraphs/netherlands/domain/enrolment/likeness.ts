import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { PersonalName } from '../personalName.ts';
import type { PostalAddress } from '../postalAddress.ts';

/** Somebody as the member system compares people: by last name, address and birth date, and by nothing else. */
export interface LikePerson {
  readonly name: Pick<PersonalName, 'prefix' | 'lastName'>;
  readonly address: PostalAddress;
  readonly birthDate: CalendarDate;
}

/** A customer of the same organisation whose registration runs. */
export interface Candidate extends LikePerson {
  readonly id: string;
}

/** A candidate who is the same person: to the letter (the member system's own rule), or but for the spelling. */
export type Duplicate<Known extends Candidate = Candidate> = Known & { readonly exact: boolean };

const PREFIXES =
  /^(?:(?:van|von|v\.?d\.?|v|de|der|den|des|d|het|'?t|te|ter|ten|tot|op|in|aan|bij|uit|voor|over|onder|la|le|les|du)[\s./]+)+/;
const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

/** Those of the candidates who are the same person, the exact ones first. */
export function findDuplicates<Known extends Candidate>(
  person: LikePerson,
  candidates: readonly Known[],
): Duplicate<Known>[] {
  const alike = candidates.filter((one) => likenessOf(one) === likenessOf(person));
  const told = alike.map((one) => ({ ...one, exact: isExact(one, person) }));
  return told.sort((one, other) => Number(other.exact) - Number(one.exact));
}

/** What stands in the way of enrolling; nothing does where the desk gave its reason. `parts`: the customers' ids. */
export function refuseDuplicates(
  duplicates: readonly Duplicate[],
  reason: string | undefined,
): Refusal<'DUPLICATE_PERSON' | 'POSSIBLE_DUPLICATE'> | undefined {
  const [first] = duplicates;
  if (!first || reason !== undefined) return undefined;
  const parts = duplicates.map(({ id }) => id);
  return refuse(first.exact ? 'DUPLICATE_PERSON' : 'POSSIBLE_DUPLICATE', { parts });
}

function isExact(one: LikePerson, other: LikePerson): boolean {
  const inFull = ({ name, address, birthDate }: LikePerson) =>
    [name.lastName, birthDate, address.country, address.postcode, address.houseNumber, address.addition].join('\n');
  return inFull(one) === inFull(other);
}

/** What is left of somebody without capitals, diacritics, blanks, signs, and the prefix, which some write with the name. */
function likenessOf({ name, address, birthDate }: LikePerson): string {
  const written = folded([name.prefix ?? '', name.lastName].join(' ').trim());
  const { country, postcode, houseNumber, addition } = address;
  const house = `${houseNumber} ${letters(folded(addition))}`;
  return [letters(written.replace(PREFIXES, '')), birthDate, country, letters(folded(postcode)), house].join('\n');
}

function folded(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();
  return plain.replace(/[øæœßłđðþ]/g, (letter) => LETTERS[letter] ?? letter);
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
