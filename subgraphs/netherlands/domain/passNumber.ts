/** The number of a member's pass: of the person, also where no card exists (N3, N11). */
export type PassNumber = string & { readonly passNumber: unique symbol };

/** What the desk sees until the number exists (N15). No PassNumber, so it cannot be stored or mailed as one. */
export const PASS_NUMBER_PLACEHOLDER = 'V'.repeat(14);

const LAST_SERIAL = 99_999_999;

/** The branch's serial-th number: '2', branch (4 digits), serial (8 digits), Luhn check digit. */
export function generatePassNumber(branch: string, serial: number): PassNumber {
  if (serial > LAST_SERIAL) throw new RangeError('the branch has no pass numbers left');
  const digits = `2${branch}${String(serial).padStart(8, '0')}`;
  return `${digits}${luhnDigit(digits)}` as PassNumber;
}

function luhnDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, position) => {
    const doubled = position % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return (10 - (sum % 10)) % 10;
}
