const FIRST_WEIGHTS = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const SECOND_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

// A birth number has the month itself; the others were made unmistakable by adding to it.
const MONTH_OFFSETS = [
  ['REAL', 0],
  ['HELP_OR_NAV', 40], // a local help number, or a synthetic one of NAV: the two cannot be told apart
  ['HEALTH_NETWORK', 65],
  ['SYNTHETIC', 80], // of the Tax Administration and Digdir
] as const;

/**
 * Who made the number. Only REAL and SYNTHETIC ones are in the population register or its test population. COMMON_HELP
 * is the health care's common help number, which begins with 8 or 9 and has no date in it.
 */
export type IdentityNumberSeries = (typeof MONTH_OFFSETS)[number][0] | 'COMMON_HELP';

export type IdentityNumberFault = 'FORMAT' | 'DATE' | 'CHECK_DIGITS';

/**
 * The series of an eleven-digit fødselsnummer or D-number, or the first fault found. Says nothing of century, sex or
 * age: numbers issued from 2032 do not carry them, and nobody can see which those are.
 */
export function readSeries(text: string): { series: IdentityNumberSeries } | { fault: IdentityNumberFault } {
  if (!/^[0-9]{11}$/.test(text)) return { fault: 'FORMAT' };
  const [day, month, year] = [text.slice(0, 2), text.slice(2, 4), text.slice(4, 6)].map(Number);
  const series = /^[89]/.test(text) ? 'COMMON_HELP' : seriesOf(day ?? 0, month ?? 0, year ?? 0);
  if (!series) return { fault: 'DATE' };
  return hasRightCheckDigits(text) ? { series } : { fault: 'CHECK_DIGITS' };
}

const D_NUMBER_DAYS = 40;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function seriesOf(day: number, month: number, year: number): IdentityNumberSeries | undefined {
  const calendarDay = day > D_NUMBER_DAYS ? day - D_NUMBER_DAYS : day;
  const [series] = MONTH_OFFSETS.find(([, offset]) => isDayOf(calendarDay, month - offset, year)) ?? [];
  return series;
}

// The century is not known: 29 February counts where any century has it, and 00 is read as 2000.
function isDayOf(day: number, month: number, year: number): boolean {
  const days = month === 2 && year % 4 !== 0 ? 28 : (DAYS[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

// Until 2032 the first remainder must be 0; from then on 0 to 3. The second stays strict, so one check serves both rules.
function hasRightCheckDigits(digits: string): boolean {
  return remainder(digits, FIRST_WEIGHTS) <= 3 && remainder(digits, SECOND_WEIGHTS) === 0;
}

function remainder(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0) % 11;
}
