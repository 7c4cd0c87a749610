import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { readForm } from '../../../shared/vocabulary/form.ts';
import type { Refusal } from '../../../shared/vocabulary/refusal.ts';
import { checkBirthDate } from '../birthDate.ts';
import { parsePersonalName, type TypedName } from '../personalName.ts';
import { parsePostalAddress, type TypedAddress } from '../postalAddress.ts';

/** What somebody who signs up online types of himself (N8): the desk's fields, without what only a desk can see. */
export interface SignUpForm extends TypedName, TypedAddress {
  readonly birthDate: CalendarDate;
}

/** What the form says, or everything that is wrong with it at once, by the rules of the desk's (N13). */
export function readSignUpForm(form: SignUpForm, today: CalendarDate) {
  return readForm({
    name: parsePersonalName(form),
    birthDate: checkBirthDate(form.birthDate, today) ?? form.birthDate,
    address: parsePostalAddress(form),
  });
}

export type ReadSignUp = Exclude<ReturnType<typeof readSignUpForm>, Refusal>;
