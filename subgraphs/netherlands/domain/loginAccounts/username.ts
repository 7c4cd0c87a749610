import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import { PASS_NUMBER_PLACEHOLDER } from '../passNumber.ts';

/** A username that its owner chose (R2): with two letters at least, so that nobody chooses a pass number. */
export type ChosenUsername = string & { readonly chosenUsername: unique symbol };

const FORM = /^[A-Za-z0-9._-]{4,80}$/;

/** Capitals are kept as typed and tell nothing apart. */
export function chooseUsername(typed: string): ChosenUsername | Refusal<'USERNAME_INVALID'> {
  const name = typed.trim();
  const isChosen = FORM.test(name) && name.replace(/[^A-Za-z]/g, '').length >= 2;
  const isPlaceholder = name.toUpperCase() === PASS_NUMBER_PLACEHOLDER;
  return isChosen && !isPlaceholder ? (name as ChosenUsername) : refuse('USERNAME_INVALID', { field: 'username' });
}
