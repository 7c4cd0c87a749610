import type { Grading, Place } from './places.ts';

/** One synthetic person, from whom the register's document is made. */
export interface SyntheticPerson {
  readonly number: string;
  /** A D-number that this number continues. */
  readonly formerNumber?: string;
  readonly status: string;
  /** None in a closed record. */
  readonly name?: readonly [first: string, last: string, middle?: string];
  readonly formerLastName?: string;
  readonly born: string;
  readonly sex: 'kvinne' | 'mann';
  readonly home?: Place;
  readonly formerHome?: Place;
  readonly stay?: Place;
  /** Of home and stay. */
  readonly grading?: Grading;
  readonly protection?: 'fortrolig' | 'strengtFortrolig';
  readonly openPost?: readonly [line: string, postcode: string, town: string];
  readonly sharedHome?: Place;
  readonly parentOf?: string;
  readonly diedOn?: string;
  readonly movedToSwedenOn?: string;
}

const rana = { municipality: '1833', town: ['8622', 'MO I RANA'] } as const;
const oslo = { municipality: '0301', town: ['1163', 'OSLO'] } as const;
const karasjok = { municipality: '5610', town: ['9733', 'KARASJOK'] } as const;

const street = (name: string, house: readonly [string, string?], where: typeof rana | typeof oslo | typeof karasjok) =>
  ({ kind: 'street', street: name, house, ...where }) satisfies Place;

/**
 * Numbers of the tax administration's synthetic series (month + 80), which nobody can have. Names are an adjective and
 * a noun, as in its own test population.
 */
export const SYNTHETIC_PEOPLE: readonly SyntheticPerson[] = [
  {
    number: '12838520020',
    status: 'bosatt',
    name: ['VAKKER', 'BLOMST', 'SOMMERLIG'],
    formerLastName: 'KNOPP',
    born: '1985-03-12',
    sex: 'kvinne',
    home: { ...street('Testgata', ['7', 'B'], rana), careOf: 'C/O Modig Sykkel' },
    formerHome: { kind: 'property', numbers: [11, 4, 0], name: 'Nordgården', ...rana },
    openPost: ['Postboks 95', '8601', 'MO I RANA'],
  },
  {
    number: '05916230321',
    status: 'bosatt',
    name: ['RASK', 'BEKK'],
    born: '1962-11-05',
    sex: 'mann',
    home: { kind: 'property', numbers: [11, 4, 2], name: 'Sørgården', ...rana },
  },
  {
    number: '21879015070',
    status: 'bosatt',
    name: ['UNDRENDE', 'SKOG'],
    born: '1990-07-21',
    sex: 'kvinne',
    home: { kind: 'unknownResidence', municipality: '1833' },
  },
  {
    number: '30817812097',
    status: 'bosatt',
    name: ['STILLE', 'ELV'],
    born: '1978-01-30',
    sex: 'kvinne',
    home: { kind: 'street', street: 'Hemmelig Testveg', house: ['32'], municipality: '1511', town: ['6144', 'SYLTE'] },
    grading: 'fortrolig',
    protection: 'fortrolig',
  },
  {
    number: '09899422233',
    status: 'bosatt',
    name: ['TAUS', 'FJORD'],
    born: '1994-09-09',
    sex: 'kvinne',
    protection: 'strengtFortrolig',
    openPost: ['TESTBOKS STRENGT FORTROLIG', '0001', 'OSLO'],
  },
  {
    number: '17867133356',
    status: 'bosatt',
    name: ['TREG', 'STEIN'],
    born: '1971-06-17',
    sex: 'mann',
    home: { kind: 'street', street: 'Anstaltvegen', house: ['1'], municipality: '5059', town: ['7300', 'ORKANGER'] },
    grading: 'klientadresse',
  },
  {
    number: '29828814077',
    status: 'utflyttet',
    name: ['FLYVENDE', 'SKJORTE'],
    born: '1988-02-29',
    sex: 'mann',
    formerHome: street('Testgata', ['12'], oslo),
    movedToSwedenOn: '2022-08-01',
  },
  {
    number: '24923141185',
    status: 'doed',
    name: ['GAMMEL', 'EIK'],
    born: '1931-12-24',
    sex: 'mann',
    formerHome: street('Testgata', ['3'], rana),
    diedOn: '2023-02-11',
  },
  {
    number: '14851570005',
    status: 'bosatt',
    name: ['LITEN', 'MAUR'],
    born: '2015-05-14',
    sex: 'kvinne',
    home: street('Lekegata', ['2'], rana),
    sharedHome: street('Lekegata', ['9'], rana),
  },
  {
    number: '02888326181',
    status: 'bosatt',
    name: ['BLID', 'MAUR'],
    born: '1983-08-02',
    sex: 'mann',
    home: street('Lekegata', ['2'], rana),
    parentOf: '14851570005',
  },
  { number: '06828231071', status: 'opphoert', born: '1982-02-06', sex: 'kvinne' },
  {
    number: '19846918062',
    status: 'forsvunnet',
    name: ['BORTREIST', 'SKY'],
    born: '1969-04-19',
    sex: 'kvinne',
    home: { kind: 'unknownResidence', municipality: '0301' },
  },
  {
    number: '10900180018',
    status: 'ikkeBosatt',
    name: ['SPIRENDE', 'KNOPP'],
    born: '2001-10-10',
    sex: 'kvinne',
    home: { kind: 'unknownResidence', municipality: '0301' },
  },
  {
    number: '48849525053',
    status: 'midlertidig',
    name: ['FERSK', 'LOFF'],
    born: '1995-04-08',
    sex: 'kvinne',
    stay: street('Brakkevegen', ['4', 'A'], karasjok),
  },
  {
    number: '41928723060',
    status: 'inaktiv',
    name: ['SØVNIG', 'ØRN'],
    born: '1987-12-01',
    sex: 'kvinne',
    stay: { kind: 'abroad', street: 'Provgatan 5', town: ['98138', 'KIRUNA'], country: 'SE' },
  },
  {
    number: '15839226036',
    formerNumber: '55839226100',
    status: 'bosatt',
    name: ['VARM', 'VAFFEL'],
    born: '1992-03-15',
    sex: 'kvinne',
    home: street('Testgata', ['21'], oslo),
  },
  ...['30908299996', '30908299813', '30908299902', '30908299910'].map((number, rest) => ({
    number,
    status: 'bosatt',
    name: ['ÆRLIG', `ELG ${['NULL', 'EN', 'TO', 'TRE'][rest]}`] as const,
    born: '1982-10-30',
    sex: 'mann' as const,
    home: street('Skogvegen', [String(rest + 1)], oslo),
  })),
  {
    number: '02813299952',
    status: 'bosatt',
    name: ['TIDLIG', 'FUGL'],
    born: '2032-01-02',
    sex: 'mann',
    home: street('Testgata', ['5'], rana),
  },
  {
    number: '03831364032',
    status: 'bosatt',
    name: ['NYSGJERRIG', 'SPURV'],
    born: '2013-03-03',
    sex: 'kvinne',
    home: street('Testgata', ['9'], rana),
  },
];
