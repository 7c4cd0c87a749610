/** The digit that makes a number of card systems right: every second digit counts double. */
export function luhnDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, position) => {
    const doubled = position % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/**
 * The digit of the eleven-test ('elfproef'): weights from 1 at the check digit itself up to 11 add up to a multiple of
 * eleven. Undefined for one in eleven numbers: ten is no digit, so that these are not given out.
 */
export function elevenDigit(digits: string): string | undefined {
  const sum = [...digits].reverse().reduce((total, digit, position) => total + Number(digit) * (position + 2), 0);
  const digit = (11 - (sum % 11)) % 11;
  return digit === 10 ? undefined : String(digit);
}
