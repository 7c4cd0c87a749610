/** The number of a national library card (lånenummer): N and nine digits, without a check digit. */
export type CardNumber = string & { readonly cardNumber: unique symbol };

const DIGITS = 9;

/** The card number as typed or scanned, or undefined. Zeros in front belong to it. */
export function parseCardNumber(text: string): CardNumber | undefined {
  const number = text.trim().toUpperCase();
  return /^N[0-9]{9}$/.test(number) ? (number as CardNumber) : undefined;
}

/** The card number with that place in the national row of numbers, 0 to 999 999 999. */
export function cardNumberAt(ordinal: number): CardNumber {
  return `N${String(ordinal).padStart(DIGITS, '0')}` as CardNumber;
}

export function ordinalOf(number: CardNumber): number {
  return Number(number.slice(1));
}
