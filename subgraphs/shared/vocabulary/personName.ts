/** A part of a person's name as typed: normalised, trimmed, 1 to 100 characters, no control characters. */
export type PersonName = string & { readonly personName: unique symbol };

const MAX_CHARACTERS = 100;
const FORBIDDEN = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u202a-\u202e\u2066-\u2069<>]/u;

/** The name part, or undefined. Direction overrides and angle brackets are no part of a name in any of the sources. */
export function parsePersonName(text: string): PersonName | undefined {
  const name = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const fits = name.length > 0 && name.length <= MAX_CHARACTERS && !FORBIDDEN.test(name);
  return fits ? (name as PersonName) : undefined;
}
