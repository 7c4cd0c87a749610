export type CountryCode = 'NETHERLANDS' | 'NORWAY' | 'FINLAND';

export interface DrawnCountry {
  readonly code: CountryCode;
  readonly name: string;
  /** A custom property of insight.css, of a palette that no colour blindness makes alike. */
  readonly colour: string;
  /** With which the country is told apart where there is no colour. */
  readonly symbol: 'circle' | 'triangle' | 'square';
  readonly dash: string;
}

export const DRAWN_COUNTRIES: readonly DrawnCountry[] = [
  { code: 'NORWAY', name: 'Norway', colour: 'var(--norway)', symbol: 'triangle', dash: 'none' },
  {
    code: 'NETHERLANDS',
    name: 'Netherlands',
    colour: 'var(--netherlands)',
    symbol: 'circle',
    dash: '8 3',
  },
  { code: 'FINLAND', name: 'Finland', colour: 'var(--finland)', symbol: 'square', dash: '2 3' },
];

export function nameOf(code: CountryCode): string {
  return DRAWN_COUNTRIES.find((country) => country.code === code)?.name ?? code;
}
