/** An amount in the two decimals of the wire: 4200 cents are '42.00'. No float on the way. */
export function euroText(cents: number): string {
  if (!Number.isSafeInteger(cents) || cents < 0) throw new RangeError('cents are a whole number, not below zero');
  const digits = String(cents).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const TWO_DECIMALS = /^(0|[1-9][0-9]{0,9})\.([0-9]{2})$/;

/** Cents, or undefined where the text is no amount with two decimals. */
export function centsOf(text: string): number | undefined {
  const [, whole, decimals] = TWO_DECIMALS.exec(text) ?? [];
  return whole && decimals ? Number(whole + decimals) : undefined;
}
