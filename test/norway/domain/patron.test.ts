import { describe, expect, test } from '@jest/globals';
import type { Patron } from '../../../subgraphs/norway/domain/actor.ts';
import { checkEligibility } from '../../../subgraphs/norway/domain/eligibility.ts';
import { identifiedPatron } from '../../../subgraphs/norway/domain/identifiedPatron.ts';
import { fullName, openAccount } from '../../../subgraphs/norway/domain/libraryCardAccount.ts';
import type { LibraryNumber } from '../../../subgraphs/norway/domain/libraryNumber.ts';
import { checkPurpose } from '../../../subgraphs/norway/domain/lookupPurpose.ts';
import type { NamedPerson } from '../../../subgraphs/norway/domain/registeredPerson.ts';
import { parseSignInLevel, reaches } from '../../../subgraphs/norway/domain/signInLevel.ts';
import type { TelephoneNumber } from '../../../subgraphs/norway/domain/telephoneNumber.ts';
import type { CalendarDate } from '../../../subgraphs/shared/vocabulary/calendarDate.ts';
import type { EmailAddress } from '../../../subgraphs/shared/vocabulary/emailAddress.ts';
import { Sensitive } from '../../../subgraphs/shared/vocabulary/sensitive.ts';

const today = '2026-11-20' as CalendarDate;
const asOf = new Date('2026-11-20T09:00:00Z');
const identityNumber = new Sensitive('12838520020', '***');
const person: NamedPerson = {
  status: 'RESIDENT',
  identityNumber,
  otherNumbers: [],
  name: { first: 'VAKKER', middle: 'SOMMERLIG', last: 'BLOMST' },
  birthDate: '1985-03-12' as CalendarDate,
  protected: false,
  address: { kind: 'visible', lines: ['Testgata 7 B'], postcode: '8622', place: 'MO I RANA', country: 'NO' },
  asOf,
};

describe('the sign-in at ID-porten', () => {
  test.each([
    ['idporten-loa-low', 'low', false],
    ['idporten-loa-substantial', 'substantial', true],
    ['idporten-loa-high', 'high', true],
    ['eidas-loa-high', 'high', true],
    ['idporten-loa-higher', undefined, false],
    ['other-loa-high', undefined, false],
    ['high', undefined, false],
    ['', undefined, false],
    [undefined, undefined, false],
    [['idporten-loa-high'], undefined, false],
  ])('[B6] acr %p is the level %p and enough: %p', (acr, level, enough) => {
    expect(parseSignInLevel(acr)).toBe(level);
    expect(reaches(parseSignInLevel(acr), 'substantial')).toBe(enough);
  });

  test.each([
    ['enough', { level: 'idporten-loa-substantial', identityNumber }, undefined],
    ['too low', { level: 'idporten-loa-low', identityNumber }, 'SIGN_IN_LEVEL_TOO_LOW'],
    ['without a number', { level: 'idporten-loa-high', identityNumber: undefined }, 'NATIONAL_IDENTITY_NUMBER_MISSING'],
    [
      'with nonsense',
      { level: 'idporten-loa-high', identityNumber: new Sensitive('1', '*') },
      'NATIONAL_IDENTITY_NUMBER_INVALID',
    ],
  ])('[B6] proves who it is: %s', (_, proved, refused) => {
    const patron: Patron = { role: 'PATRON', name: 'id-porten|x', ...proved };
    const outcome = identifiedPatron(patron, 'only');
    expect('refused' in outcome ? outcome.refused : undefined).toBe(refused);
  });
});

describe('[B16] who can have the card', () => {
  test.each([
    ['a resident', person, undefined],
    ['somebody who emigrated', { ...person, status: 'EMIGRATED' } as const, undefined],
    ['another status', { ...person, status: 'OTHER' } as const, undefined],
    ['somebody born today', { ...person, birthDate: today }, undefined],
    ['somebody born tomorrow', { ...person, birthDate: '2026-11-21' as CalendarDate }, 'REGISTER_RECORD_INVALID'],
    ['a dead person', { ...person, status: 'DEAD' } as const, 'PERSON_REGISTERED_DEAD'],
    ['a ceased identity', { status: 'CEASED', identityNumber, asOf } as const, 'IDENTITY_CEASED'],
    ['an unknown number', 'UNKNOWN_PERSON' as const, 'PERSON_NOT_IN_REGISTER'],
  ])('%s', (_, found, refused) => {
    const outcome = checkEligibility(found, today);
    expect('refused' in outcome ? outcome.refused : undefined).toBe(refused);
  });
});

test("[B15] [B17] an account takes the register's name and address, and leaves birth date and protection behind", () => {
  const contact = { telephone: '+4741234567' as TelephoneNumber, email: 'a@example.no' as EmailAddress };
  const homeLibrary = '2183300' as LibraryNumber;
  const account = openAccount({ id: 'a', person: 'reference', contact, homeLibrary }, person, asOf);
  expect(account).toEqual({
    id: 'a',
    person: 'reference',
    name: person.name,
    address: person.address,
    registerReadAt: asOf,
    ...contact,
    homeLibrary,
    openedAt: asOf,
  });
  expect(fullName(account.name)).toBe('VAKKER SOMMERLIG BLOMST');
  expect(fullName({ first: 'RASK', last: 'BEKK' })).toBe('RASK BEKK');
});

test.each([
  ['REGISTRATION_AT_DESK', 'LIBRARY_STAFF', true],
  ['OWN_REGISTRATION', 'LIBRARY_STAFF', false],
  ['OWN_REGISTRATION', 'PATRON', true],
  ['REGISTRATION_AT_DESK', 'PATRON', false],
  ['REGISTRATION_AT_DESK', 'ANYONE', false],
] as const)('the purpose %s is open to %s: %p', (purpose, role, allowed) => {
  expect(checkPurpose(purpose, role)).toEqual(
    allowed ? undefined : { refused: 'PURPOSE_NOT_ALLOWED', field: 'purpose' },
  );
});
