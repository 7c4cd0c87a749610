const FIRST_WEIGHTS = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const SECOND_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/** Eleven digits whose last two check by the rule of 2032, which takes in every number of the rule of 1964. */
export function hasCheckDigits(number: string): boolean {
  if (!/^\d{11}$/.test(number)) return false;
  return rest(number, FIRST_WEIGHTS) <= 3 && rest(number, SECOND_WEIGHTS) === 0;
}

function rest(number: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * Number(number[place]), 0) % 11;
}
