import { describe, expect, test } from '@jest/globals';
import type { RegisteredPerson } from '../../../../subgraphs/norway/domain/registeredPerson.ts';
import type { JsonObject } from '../../../../subgraphs/norway/outside/jsonObject.ts';
import { currentEntries } from '../../../../subgraphs/norway/outside/populationRegister/element.ts';
import { SYNTHETIC_PEOPLE } from '../../../../subgraphs/norway/outside/populationRegister/population/people.ts';
import { personDocument } from '../../../../subgraphs/norway/outside/populationRegister/population/personDocument.ts';
import { personReader } from '../../../../subgraphs/norway/outside/populationRegister/readPerson.ts';
import { NUMBERS, numbered } from '../support/identityNumbers.ts';

const AS_OF = new Date('2026-03-02T09:00:00Z');
const reader = personReader('only', () => AS_OF);

function documentOf(number: string, changes: JsonObject = {}): JsonObject {
  const person = SYNTHETIC_PEOPLE.find((one) => one.number === number);
  if (!person) throw new Error('not in the population');
  return { ...personDocument(person), ...changes };
}

function read(number: string, changes: JsonObject = {}) {
  return reader(documentOf(number, changes), numbered(number));
}

function othersOf(person: RegisteredPerson): string[] {
  return 'otherNumbers' in person ? person.otherNumbers.map((number) => number.reveal()) : [];
}

const home = (grading: unknown, address: JsonObject = { vegadresse: { adressenavn: 'Lønnveien' } }) => ({
  bostedsadresse: [{ ...address, adressegradering: grading }],
});

const stayAt = (grading: unknown) => ({
  oppholdsadresse: [{ vegadresse: { adressenavn: 'Lønnveien' }, adressegradering: grading }],
});

describe('a person is read', () => {
  test('with the current name, birth date, status and address', () => {
    expect(read(NUMBERS.resident)).toEqual({
      status: 'RESIDENT',
      identityNumber: expect.anything(),
      otherNumbers: [],
      name: { first: 'VAKKER', middle: 'SOMMERLIG', last: 'BLOMST' },
      birthDate: '1985-03-12',
      protected: false,
      address: {
        kind: 'visible',
        lines: ['C/O Modig Sykkel', 'Testgata 7 B'],
        postcode: '8622',
        place: 'MO I RANA',
        country: 'NO',
      },
      recordedAt: '2025-05-19T14:24:32.358436417+02:00',
      asOf: AS_OF,
    });
  });

  test.each([
    [NUMBERS.emigrated, 'EMIGRATED'],
    [NUMBERS.dead, 'DEAD'],
    [NUMBERS.missing, 'OTHER'],
    [NUMBERS.temporaryDNumber, 'OTHER'],
  ])('%s with status %s', (number, status) => {
    expect(read(number)).toMatchObject({ status });
  });

  test.each(['aktiv', 'inaktiv', 'etNyttTegn', undefined])('with the status %s as OTHER', (status) => {
    expect(read(NUMBERS.resident, { status: [{ status }] })).toMatchObject({ status: 'OTHER' });
  });

  test('as dead when there is a death, whatever the status says', () => {
    expect(read(NUMBERS.resident, { doedsfall: { doedsdato: '2026-02-28' } })).toMatchObject({ status: 'DEAD' });
    expect(read(NUMBERS.resident, { doedsfall: { erGjeldende: false } })).toMatchObject({ status: 'RESIDENT' });
  });

  test('without a name only when the record has ceased', () => {
    expect(read(NUMBERS.ceased)).toEqual({ status: 'CEASED', identityNumber: expect.anything(), asOf: AS_OF });
    expect(() => read(NUMBERS.resident, { navn: [] })).toThrow('DATA_ERROR');
  });

  test('without a birth date when the register has none', () => {
    expect(read(NUMBERS.resident, { foedsel: [{ foedselsaar: '1985' }] })).not.toHaveProperty('birthDate');
  });

  test('although fields and values are unknown', () => {
    const changes = { nyttFelt: [{ a: 1 }], identitetsgrunnlag: [{ identitetsgrunnlagstatus: 'unik' }] };
    expect(read(NUMBERS.resident, changes)).toEqual(read(NUMBERS.resident));
  });

  test('by the number in use, where a D-number was continued', () => {
    const document = documentOf(NUMBERS.continuedAs);
    const person = reader(document, numbered(NUMBERS.formerDNumber));
    expect(person.identityNumber.reveal()).toBe(NUMBERS.continuedAs);
    expect(othersOf(person)).toEqual([NUMBERS.formerDNumber]);
    expect(JSON.stringify(person)).not.toMatch(/\d{11}/);
  });

  test('with the former number also where the document names it, and where it does not', () => {
    const [inUse] = currentEntries(documentOf(NUMBERS.continuedAs), 'identifikasjonsnummer');
    expect(othersOf(read(NUMBERS.continuedAs))).toEqual([NUMBERS.formerDNumber]);
    const alone = documentOf(NUMBERS.continuedAs, { identifikasjonsnummer: [inUse] });
    expect(othersOf(reader(alone, numbered(NUMBERS.formerDNumber)))).toEqual([NUMBERS.formerDNumber]);
    expect(othersOf(reader(alone, numbered(NUMBERS.continuedAs)))).toEqual([]);
  });

  test.each(['20036914700', '12838520021', '1283852002', '', undefined])(
    'not at all where the number in use is %s: of another environment, or none',
    (number) => {
      const identifikasjonsnummer = [{ status: 'iBruk', foedselsEllerDNummer: number }];
      expect(() => read(NUMBERS.resident, { identifikasjonsnummer })).toThrow('DATA_ERROR');
    },
  );

  test('with the latest of the times, to nine decimals, of what is in force', () => {
    const at = (ajourholdstidspunkt: string, more: object = {}) => [{ ajourholdstidspunkt, ...more }];
    const changes = {
      status: at('2025-05-19T14:24:32.358436417+02:00', { status: 'bosatt' }),
      foedsel: at('2025-05-19T12:24:32.358436418Z', { foedselsdato: '1985-03-12' }),
      navn: [
        ...at('2025-05-19T12:24:32Z', { fornavn: 'NY', etternavn: 'BLOMST' }),
        ...at('2026-01-01T00:00:00Z', { erGjeldende: false, fornavn: 'GAMMEL', etternavn: 'KNOPP' }),
      ],
      bostedsadresse: at('i går', { adressegradering: 'ugradert' }),
      postadresse: undefined,
    };
    expect(read(NUMBERS.resident, changes)).toMatchObject({ recordedAt: '2025-05-19T12:24:32.358436418Z' });
  });
});

describe('two entries in force are a data error', () => {
  test.each(['navn', 'status', 'foedsel', 'bostedsadresse', 'identifikasjonsnummer'])('of %s', (element) => {
    const entries = documentOf(NUMBERS.resident)[element];
    const twice = Array.isArray(entries) ? [entries[0], entries[0]] : [];
    expect(() => read(NUMBERS.resident, { [element]: twice })).toThrow('DATA_ERROR');
  });

  test('but not one in force and one that is not', () => {
    const navn = [
      { erGjeldende: false, fornavn: 'GAMMEL', etternavn: 'KNOPP' },
      { fornavn: 'NY', etternavn: 'BLOMST' },
    ];
    expect(read(NUMBERS.resident, { navn })).toMatchObject({ name: { first: 'NY', last: 'BLOMST' } });
  });
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

describe('no location survives', () => {
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
