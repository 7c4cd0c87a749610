import { type NumberingBranch, numberOf } from './enrolment/numberProcess.ts';

/** The number of a member's pass: of the person, also where no card exists (N3, N11). */
export type PassNumber = string & { readonly passNumber: unique symbol };

/** What the desk sees until the number exists (N15). No PassNumber, so it cannot be stored or mailed as one. */
export const PASS_NUMBER_PLACEHOLDER = 'V'.repeat(14);

/** The branch's serial-th number, as its numbers are built; undefined where no number can have that serial. */
export function passNumberOf(branch: NumberingBranch, serial: number): PassNumber | undefined {
  return numberOf(branch, serial) as PassNumber | undefined;
}
