const FIRST = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const SECOND = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/** That many fødselsnummer of the tax administration's synthetic series (month + 80), all different. */
export function syntheticNumbers(count: number): string[] {
  const numbers: string[] = [];
  for (let place = 0; numbers.length < count; place += 1) {
    const day = 1 + (place % 28);
    const month = 81 + (Math.floor(place / 28) % 12);
    const year = 50 + (Math.floor(place / 336) % 50);
    const individual = Math.floor(place / 16_800) % 500;
    const nine = [day, month, year].map((part) => String(part).padStart(2, '0')).join('');
    const number = withCheckDigits(nine + String(individual).padStart(3, '0'));
    if (number) numbers.push(number);
  }
  return numbers;
}

function withCheckDigits(nine: string): string | undefined {
  const first = (11 - weighed(nine, FIRST)) % 11;
  const second = (11 - weighed(`${nine}${first}`, SECOND)) % 11;
  return first > 9 || second > 9 ? undefined : `${nine}${first}${second}`;
}

function weighed(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0) % 11;
}
