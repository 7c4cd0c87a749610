import { elevenDigit, luhnDigit } from './checkDigit.ts';

interface Structure {
  /** What stands before the branch's four digits. */
  readonly prefix: string;
  readonly serialDigits: number;
  readonly checkDigit?: (digits: string) => string | undefined;
}

const ELEVEN: Structure = { prefix: '', serialDigits: 6, checkDigit: elevenDigit };

/**
 * How pass numbers are built, by the member system's own numbers for it. The structures are documented, the check
 * digits are not (docs/adr/0024). A school's numbers in process 2 are of the same length as a branch's.
 */
export const NUMBER_PROCESSES = {
  1: { prefix: '2', serialDigits: 8, checkDigit: luhnDigit },
  2: { prefix: '', serialDigits: 9 },
  3: ELEVEN,
  4: ELEVEN,
  5: { prefix: '', serialDigits: 8 },
  6: { prefix: '', serialDigits: 6 },
  8: ELEVEN,
} as const satisfies Readonly<Record<number, Structure>>;

export type NumberProcess = keyof typeof NUMBER_PROCESSES;

/** A branch, as its numbers show it. */
export interface NumberingBranch {
  readonly code: string;
  readonly numberProcess: NumberProcess;
}

/** The branch's serial-th number; undefined where its check would need a digit that there is not. */
export function numberOf({ code, numberProcess }: NumberingBranch, serial: number): string | undefined {
  const { prefix, serialDigits, checkDigit }: Structure = NUMBER_PROCESSES[numberProcess];
  const counted = String(serial).padStart(serialDigits, '0');
  if (counted.length > serialDigits) throw new RangeError('the branch has no pass numbers left');
  const digits = `${prefix}${code}${counted}`;
  const check = checkDigit ? checkDigit(digits) : '';
  return check === undefined ? undefined : `${digits}${check}`;
}

/** What of a typed number does not fit the branches of the library. */
export type Misfit = 'DIGITS_10_TO_14' | 'BRANCH' | 'LENGTH' | 'CHECK_DIGIT';

/** Which of these branches gives out such a number; else why none does. */
export function branchNumbering(number: string, branches: readonly NumberingBranch[]): NumberingBranch | Misfit {
  if (!/^\d{10,14}$/.test(number)) return 'DIGITS_10_TO_14';
  const own = branches.filter((branch) => number.startsWith(prefixOf(branch)));
  if (own.length === 0) return 'BRANCH';
  const long = own.filter((branch) => number.length === lengthOf(branch));
  if (long.length === 0) return 'LENGTH';
  return long.find((branch) => numberOf(branch, serialIn(number, branch)) === number) ?? 'CHECK_DIGIT';
}

function prefixOf({ code, numberProcess }: NumberingBranch): string {
  return `${NUMBER_PROCESSES[numberProcess].prefix}${code}`;
}

function lengthOf(branch: NumberingBranch): number {
  const { serialDigits, checkDigit }: Structure = NUMBER_PROCESSES[branch.numberProcess];
  return prefixOf(branch).length + serialDigits + (checkDigit ? 1 : 0);
}

function serialIn(number: string, branch: NumberingBranch): number {
  const start = prefixOf(branch).length;
  return Number(number.slice(start, start + NUMBER_PROCESSES[branch.numberProcess].serialDigits));
}
