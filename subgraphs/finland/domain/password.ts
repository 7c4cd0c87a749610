import { foldRefusals, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';

// The source is silent. Length alone, as NIST SP 800-63B-4 asks: rules of composition make passwords worse.
const MIN_CHARACTERS = 12;
const MAX_CHARACTERS = 128;

/** Whether the password may be chosen; counts characters after NFC, as it is hashed. */
export function checkPassword(
  password: string,
  again: string,
): Refusal<'PASSWORD_TOO_SHORT' | 'PASSWORD_TOO_LONG' | 'PASSWORDS_DIFFER'> | undefined {
  const length = [...password.normalize('NFC')].length;
  return foldRefusals([
    length < MIN_CHARACTERS ? refuse('PASSWORD_TOO_SHORT', { field: 'password' }) : undefined,
    length > MAX_CHARACTERS ? refuse('PASSWORD_TOO_LONG', { field: 'password' }) : undefined,
    password.normalize('NFC') === again.normalize('NFC')
      ? undefined
      : refuse('PASSWORDS_DIFFER', { field: 'passwordAgain' }),
  ]);
}

/** The same of a password that takes the place of another. */
export function checkNewPassword(
  password: string,
  again: string,
  before: string,
): Refusal<'PASSWORD_TOO_SHORT' | 'PASSWORD_TOO_LONG' | 'PASSWORDS_DIFFER' | 'PASSWORD_UNCHANGED'> | undefined {
  const isSame = password.normalize('NFC') === before.normalize('NFC');
  return (
    checkPassword(password, again) ?? (isSame ? refuse('PASSWORD_UNCHANGED', { field: 'newPassword' }) : undefined)
  );
}
