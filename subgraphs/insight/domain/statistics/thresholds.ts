import type { Breakdown } from './measures.ts';

const ANY = 5;
const BY_LIBRARY_OR_AGE = 10;
const FINLAND = 20; // to be a customer of Celia is itself about health

/** A cell that counts fewer people than this, and not nobody, is not published (A40). */
export function thresholdOf(country: string, breakdown: Breakdown): number {
  if (country === 'finland') return FINLAND;
  return breakdown === 'REGION' ? ANY : BY_LIBRARY_OR_AGE;
}

/** Totals and kinds are sums of what is told by library and age, and would bound it from above. */
export function highestThreshold(country: string): number {
  return country === 'finland' ? FINLAND : BY_LIBRARY_OR_AGE;
}

export function isSmall(value: number, threshold: number): boolean {
  return value > 0 && value < threshold;
}

/** A country with fewer members at the end of a month is not told of at all, unless nobody is there. */
export function leastMembers(country: string): number {
  return 2 * highestThreshold(country);
}

/** How many undisclosed members are told of: as many whole thresholds as there are. */
export function toldUndisclosed(country: string, members: number): number {
  const step = country === 'finland' ? FINLAND : ANY;
  return members - (members % step);
}
