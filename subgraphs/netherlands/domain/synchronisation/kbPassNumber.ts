import type { PassNumber } from '../passNumber.ts';

const FORM = /^[0-9]{10,14}$/;

/** A pass number as somebody at the KB types it; undefined where it can be none. Whose it is, only the library knows. */
export function readKbPassNumber(typed: string): PassNumber | undefined {
  const number = typed.trim();
  return FORM.test(number) ? (number as PassNumber) : undefined;
}
