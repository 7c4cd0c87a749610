import type { PassNumber } from '../passNumber.ts';
import type { PersonalName } from '../personalName.ts';
import type { Candidate, Duplicate } from './likeness.ts';

/** A customer who may be the same person. Without a number: whoever signed up online and has not paid yet. */
export interface KnownCandidate extends Candidate {
  readonly name: PersonalName;
  readonly branchCode: string;
  readonly passNumber: PassNumber | undefined;
}

/** As much of a customer as a desk needs to recognise somebody whose document it holds. */
export interface MaskedDuplicate {
  readonly customerId: string;
  readonly exact: boolean;
  /** 'E.B. T****r' */
  readonly name: string;
  /** The last three digits; empty where there is no number yet. */
  readonly passNumberEnding: string;
  readonly branchCode: string;
}

/** Nothing in it tells more of the customer than what the desk typed itself, but for initials and number. */
export function maskDuplicate({ id, name, passNumber, branchCode, exact }: Duplicate<KnownCandidate>): MaskedDuplicate {
  const masked = `${name.initials} ${maskName(name.lastName)}`;
  return { customerId: id, exact, name: masked, passNumberEnding: passNumber?.slice(-3) ?? '', branchCode };
}

function maskName(lastName: string): string {
  const letters = [...lastName];
  if (letters.length < 3) return '*'.repeat(letters.length);
  return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`;
}
