/** A telephone number as E.164: a plus sign and 8 to 15 digits. */
export type TelephoneNumber = string & { readonly telephoneNumber: unique symbol };

const NORWEGIAN = /^[2-9][0-9]{7}$/;
const INTERNATIONAL = /^\+[1-9][0-9]{7,14}$/;

/** The number as typed with blanks or hyphens, or undefined. Eight digits without a country code are Norwegian; 00 is read as +. */
export function parseTelephoneNumber(text: string): TelephoneNumber | undefined {
  const digits = text.replace(/[\s-]/g, '').replace(/^00/, '+');
  const number = NORWEGIAN.test(digits) ? `+47${digits}` : digits;
  return INTERNATIONAL.test(number) ? (number as TelephoneNumber) : undefined;
}
