import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../../subgraphs/shared/vocabulary/jsonObject.ts';
import { read } from '../support/documents.ts';
import { NUMBERS } from '../support/identityNumbers.ts';

const home = (grading: unknown, address: JsonObject = { vegadresse: { adressenavn: 'Lønnveien' } }) => ({
  bostedsadresse: [{ ...address, adressegradering: grading }],
});

const stayAt = (grading: unknown) => ({
  oppholdsadresse: [{ vegadresse: { adressenavn: 'Lønnveien' }, adressegradering: grading }],
});

describe('[B17] the registered address', () => {
  test.each([
    ['of a property', NUMBERS.onProperty, { lines: ['Sørgården', '11/4/2'], postcode: '8622', country: 'NO' }],
    ['is the stay of a D-number', NUMBERS.temporaryDNumber, { lines: ['Brakkevegen 4 A'], postcode: '9733' }],
    ['may be abroad', NUMBERS.inactiveDNumber, { lines: ['Provgatan 5'], place: 'KIRUNA', country: 'SE' }],
  ])('%s', (_label, number, address) => {
    expect(read(number)).toMatchObject({ protected: false, address: { kind: 'visible', ...address } });
  });

  test('may lack a house number', () => {
    expect(read(NUMBERS.resident, home('ugradert'))).toMatchObject({ address: { lines: ['Lønnveien'] } });
  });

  test.each([NUMBERS.unknownResidence, NUMBERS.dead, NUMBERS.emigrated])(
    'of %s is undisclosed: there is none',
    (number) => {
      expect(read(number)).toMatchObject({ protected: false, address: { kind: 'undisclosed' } });
    },
  );
});

describe('[A7] no location survives', () => {
  const LOCATIONS = /hemmelig|sylte|6144|1511|anstalt|orkanger|7300|5059|testboks|oslo|0001|lønn/i;

  test.each([
    ['fortrolig', NUMBERS.confidential],
    ['strengt fortrolig', NUMBERS.strictlyConfidential],
    ['in an institution', NUMBERS.inInstitution],
  ])('of a person who is %s', (_label, number) => {
    const person = read(number);
    expect(person).toMatchObject({ protected: true, address: { kind: 'undisclosed' } });
    expect(JSON.stringify(person)).not.toMatch(LOCATIONS);
  });

  test.each(['klientadresse', 'fortrolig', 'strengtFortrolig', 'heltNyGradering', '', null, undefined])(
    'of an address graded %s',
    (grading) => {
      const person = read(NUMBERS.resident, home(grading));
      expect(person).toMatchObject({ protected: true, address: { kind: 'undisclosed' } });
      expect(JSON.stringify(person)).not.toMatch(LOCATIONS);
    },
  );

  test.each(['fortrolig', 'strengtFortrolig', 'heltNyttNivaa', undefined])(
    'of a person graded %s, though the address is not',
    (graderingsnivaa) => {
      const changes = { ...home('ugradert'), adressebeskyttelse: [{ graderingsnivaa }] };
      expect(read(NUMBERS.resident, changes)).toMatchObject({ protected: true, address: { kind: 'undisclosed' } });
    },
  );

  test('of a person whose stay is graded, though the residence is not', () => {
    const stay = { oppholdsadresse: [{ adressenErUkjent: true, adressegradering: 'fortrolig' }] };
    expect(read(NUMBERS.resident, { ...home('ugradert'), ...stay })).toMatchObject({
      address: { kind: 'undisclosed' },
    });
  });

  test('but protection that has ended, and a stay in an institution, leave the open residence', () => {
    const ended = { adressebeskyttelse: [{ graderingsnivaa: 'fortrolig', erGjeldende: false }] };
    const stay = { oppholdsadresse: [{ adressegradering: 'klientadresse' }] };
    expect(read(NUMBERS.resident, { ...home('ugradert'), ...ended, ...stay })).toMatchObject({
      protected: false,
      address: { kind: 'visible' },
    });
  });

  test.each([
    ['a resident without any address', NUMBERS.resident, { bostedsadresse: [] }],
    ['one whose address has ended', NUMBERS.resident, { bostedsadresse: [{ erGjeldende: false }] }],
    ['a resident who has a stay alone', NUMBERS.resident, { ...stayAt('ugradert'), bostedsadresse: [] }],
    ['one whose status is not told', NUMBERS.missing, { bostedsadresse: [] }],
    ['the holder of a D-number without a stay', NUMBERS.temporaryDNumber, { oppholdsadresse: [] }],
  ])('of %s: what is not delivered is withheld', (_label, number, changes) => {
    expect(read(number, changes)).toMatchObject({ protected: true, address: { kind: 'undisclosed' } });
  });

  test.each([NUMBERS.dead, NUMBERS.emigrated])('but %s has none, and nothing is withheld', (number) => {
    expect(read(number)).toMatchObject({ protected: false, address: { kind: 'undisclosed' } });
  });

  test.each(['deltBosted', 'postadresse', 'postadresseIUtlandet'])('of a person whose %s is graded', (element) => {
    const changes = { ...home('ugradert'), [element]: [{ adressegradering: 'fortrolig' }] };
    expect(read(NUMBERS.resident, changes)).toMatchObject({ protected: true, address: { kind: 'undisclosed' } });
  });
});
