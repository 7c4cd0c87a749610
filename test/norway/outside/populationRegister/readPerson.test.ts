import { describe, expect, test } from '@jest/globals';
import type { RegisteredPerson } from '../../../../subgraphs/norway/domain/registeredPerson.ts';
import { currentEntries } from '../../../../subgraphs/norway/outside/populationRegister/element.ts';
import { AS_OF, documentOf, read, reader } from '../support/documents.ts';
import { NUMBERS, numbered } from '../support/identityNumbers.ts';

function othersOf(person: RegisteredPerson): string[] {
  return 'otherNumbers' in person ? person.otherNumbers.map((number) => number.reveal()) : [];
}

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
      status: at('2025-05-19T12:24:32.358436418Z', { status: 'bosatt' }),
      foedsel: at('2025-05-19T14:24:32.358436417+02:00', { foedselsdato: '1985-03-12' }),
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
