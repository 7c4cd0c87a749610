import { parseCardNumber } from './cardNumber.ts';

/** The number of one library's own card, in that library's form. Another library may use the same. */
export type LocalCardNumber = string & { readonly localCardNumber: unique symbol };

/** The number as typed or scanned: 1 to 30 letters, digits, dots, hyphens. None of the national form, which looks alike at a desk. */
export function parseLocalCardNumber(text: string): LocalCardNumber | undefined {
  const number = text.trim();
  const isLocal = /^[\p{L}\p{N}.-]{1,30}$/u.test(number) && !parseCardNumber(number);
  return isLocal ? (number as LocalCardNumber) : undefined;
}
