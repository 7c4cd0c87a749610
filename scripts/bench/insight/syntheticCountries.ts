export interface SyntheticCountry {
  readonly name: string;
  /** Its share of all events. */
  readonly share: number;
  readonly kinds: readonly string[];
  readonly libraries: readonly SyntheticLibrary[];
}

interface SyntheticLibrary {
  readonly code: string;
  readonly region: string;
}

export const AGE_BANDS = ['0-11', '12-17', '18-24', '25-39', '40-64', '65+'] as const;

/** The three countries with as many libraries and regions as they have, under made-up codes. */
export const SYNTHETIC_COUNTRIES: readonly SyntheticCountry[] = [
  { name: 'norway', share: 0.55, kinds: ['LIBRARY'], libraries: libraries('20', 350, 15) },
  { name: 'netherlands', share: 0.35, kinds: ['DESK', 'ONLINE'], libraries: libraries('52', 140, 12) },
  { name: 'finland', share: 0.1, kinds: ['CELIA_ONLINE', 'CELIA_CD'], libraries: libraries('fi', 60, 19) },
];

function libraries(prefix: string, count: number, regions: number): SyntheticLibrary[] {
  return Array.from({ length: count }, (_, place) => ({
    code: `${prefix}${String(place).padStart(5, '0')}`,
    region: `${prefix}-${String(place % regions).padStart(2, '0')}`,
  }));
}
