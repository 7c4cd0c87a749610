import { foldRefusals, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';

/** The parts of the rule for passwords (R4), in Dutch for the page where a member chooses one. Other signs are allowed but do not count. */
export const PASSWORD_PARTS = {
  AT_LEAST_8_CHARACTERS: 'minstens 8 tekens',
  AT_MOST_128_CHARACTERS: 'hoogstens 128 tekens',
  UPPER_CASE_LETTER: 'minstens 1 hoofdletter',
  LOWER_CASE_LETTER: 'minstens 1 kleine letter',
  DIGIT: 'minstens 1 cijfer',
  SIGN: 'minstens 1 teken van ! @ $ % ^ * ( ) < > ?',
} as const;

/** The same for whoever gets English letters. */
export const PASSWORD_PARTS_IN_ENGLISH: Readonly<Record<keyof typeof PASSWORD_PARTS, string>> = {
  AT_LEAST_8_CHARACTERS: 'at least 8 characters',
  AT_MOST_128_CHARACTERS: 'at most 128 characters',
  UPPER_CASE_LETTER: 'at least 1 upper-case letter',
  LOWER_CASE_LETTER: 'at least 1 lower-case letter',
  DIGIT: 'at least 1 digit',
  SIGN: 'at least 1 of ! @ $ % ^ * ( ) < > ?',
};

export type PasswordPart = keyof typeof PASSWORD_PARTS;

const HOLDS: Readonly<Record<PasswordPart, (password: string) => boolean>> = {
  AT_LEAST_8_CHARACTERS: (password) => [...password].length >= 8,
  AT_MOST_128_CHARACTERS: (password) => [...password].length <= 128,
  UPPER_CASE_LETTER: (password) => /[A-Z]/.test(password),
  LOWER_CASE_LETTER: (password) => /[a-z]/.test(password),
  DIGIT: (password) => /[0-9]/.test(password),
  SIGN: (password) => /[!@$%^*()<>?]/.test(password),
};

/** Names every failing part at once (R4) and whether the two differ (R5); undefined where nothing is wrong. */
export function checkNewPassword(
  password: string,
  again: string,
): Refusal<'PASSWORD_RULES' | 'PASSWORD_MISMATCH'> | undefined {
  const parts = failingParts(password.normalize('NFC'));
  const differ = password.normalize('NFC') !== again.normalize('NFC');
  return foldRefusals<'PASSWORD_RULES' | 'PASSWORD_MISMATCH'>([
    parts.length > 0 ? refuse('PASSWORD_RULES', { field: 'password', parts }) : undefined,
    differ ? refuse('PASSWORD_MISMATCH', { field: 'passwordAgain' }) : undefined,
  ]);
}

function failingParts(password: string): PasswordPart[] {
  const all = Object.keys(HOLDS) as PasswordPart[];
  return all.filter((part) => !HOLDS[part](password));
}
