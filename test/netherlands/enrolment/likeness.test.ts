import { describe, expect, test } from '@jest/globals';
import {
  type Candidate,
  findDuplicates,
  refuseDuplicates,
} from '../../../subgraphs/netherlands/domain/enrolment/likeness.ts';
import type { PersonName } from '../../../subgraphs/shared/vocabulary/personName.ts';
import { day } from '../day.ts';

function person(lastName: string, prefix = '', change: object = {}): Candidate {
  const name = { prefix: prefix ? (prefix as PersonName) : undefined, lastName: lastName as PersonName };
  const address = { country: 'NL', postcode: '9468 BG', houseNumber: 41, addition: 'A', ...change };
  return { id: lastName, name, address, birthDate: day('1991-01-04') };
}
const KNOWN = person('Veen', 'van der');

describe('the same person', () => {
  test('is exact by last name, address and birth date; initials and prefix do not count', () => {
    expect(findDuplicates(KNOWN, [person('Veen')])).toEqual([{ ...person('Veen'), exact: true }]);
  });

  test.each([
    ['capitals', person('VEEN', 'Van Der')],
    ['the prefix with the name', person('van der Veen')],
    ['the prefix cut short', person('v.d. Veen')],
    ['blanks and hyphens', person('Ve-en ', 'van der')],
    ['diacritics', person('Véén')],
    ['the addition in small letters', person('Veén', '', { addition: 'a' })],
    ['a postcode of another spelling', person('veen', '', { postcode: '9468bg' })],
  ])('is likely but for %s', (_label, other) => {
    expect(findDuplicates(other, [KNOWN])).toEqual([{ ...KNOWN, exact: false }]);
  });

  test.each([
    ["'t Hart", 'Hart', "'t"],
    ['Sørensen', 'Sorensen', ''],
    ['Groß', 'Gross', ''],
    ['IJsbrand', 'Ĳsbrand', ''],
  ])('is likely: %s and %s', (one, other, prefix) => {
    expect(findDuplicates(person(one), [person(other, prefix)])).toMatchObject([{ exact: false }]);
  });

  test.each([
    ['another last name', person('Veenstra', 'van der')],
    ['another house', person('Veen', 'van der', { houseNumber: 42 })],
    ['another addition', person('Veen', 'van der', { addition: 'B' })],
    ['number and addition the other way round', person('Veen', 'van der', { houseNumber: 4, addition: '1A' })],
    ['another postcode', person('Veen', 'van der', { postcode: '9468 BH' })],
    ['another country', person('Veen', 'van der', { country: 'BE' })],
    ['another birth date', { ...KNOWN, birthDate: day('1991-01-05') }],
    ['a name that is no more than a prefix', person('Tot')],
  ])('is nobody with %s', (_label, other) => {
    expect(findDuplicates(other, [KNOWN])).toEqual([]);
  });
});

describe('what a duplicate does', () => {
  const likely = findDuplicates(person('VEEN'), [person('Veen'), person('VEEN')]);

  test('an exact one comes first and refuses; both are named by their ids', () => {
    expect(refuseDuplicates(likely, undefined)).toEqual({ refused: 'DUPLICATE_PERSON', parts: ['VEEN', 'Veen'] });
  });

  test('a likely one asks for a reason', () => {
    expect(refuseDuplicates(likely.slice(1), undefined)).toEqual({ refused: 'POSSIBLE_DUPLICATE', parts: ['Veen'] });
  });

  test('neither does with a reason, nor where there is none', () => {
    expect([refuseDuplicates(likely, 'both documents seen'), refuseDuplicates([], undefined)]).toEqual([
      undefined,
      undefined,
    ]);
  });
});
