import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import { type EmailAddress, parseEmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import { readForm } from '../../shared/vocabulary/form.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import { checkBirthDate } from './birthDate.ts';
import { chooseLoginAccount, type TypedChoice } from './chosenLoginAccount.ts';
import { parsePersonalName, type TypedName } from './personalName.ts';
import { parsePostalAddress, type TypedAddress } from './postalAddress.ts';

/** The desk's form for a digital-only member (N13, N17, N19), as typed. The bank account and the subscription are read elsewhere. */
export interface EnrolmentForm extends TypedName, TypedAddress {
  readonly birthDate: CalendarDate;
  readonly identityChecked: boolean;
  readonly useLoginAccount: boolean;
  readonly loginAccount: TypedChoice;
  readonly email?: string | undefined;
  readonly duplicateOverrideReason?: string | undefined;
}

const SHORTEST_REASON = 10;
const LONGEST_REASON = 200;

/** What the form says, or everything that is wrong with it at once. */
export function readEnrolmentForm(form: EnrolmentForm, today: CalendarDate) {
  return readForm({
    name: parsePersonalName(form),
    birthDate: checkBirthDate(form.birthDate, today) ?? form.birthDate,
    address: parsePostalAddress(form),
    identityChecked: form.identityChecked || refuse('IDENTITY_NOT_CHECKED', { field: 'identityChecked' }),
    useLoginAccount: form.useLoginAccount || refuse('LOGIN_ACCOUNT_REQUIRED', { field: 'useLoginAccount' }), // N18
    loginAccount: chooseLoginAccount(form.loginAccount),
    email: readEmail(form.email),
    duplicateOverrideReason: readReason(form.duplicateOverrideReason),
  });
}

export type ReadForm = Exclude<ReturnType<typeof readEnrolmentForm>, Refusal>;

/** The required mailbox of the library's record. */
export function readEmail(text = ''): EmailAddress | Refusal<'EMAIL_REQUIRED' | 'EMAIL_INVALID'> {
  if (text.trim() === '') return refuse('EMAIL_REQUIRED', { field: 'email' });
  return parseEmailAddress(text) ?? refuse('EMAIL_INVALID', { field: 'email' });
}

/** Why a desk says that this is another person. */
export function readReason(
  text: string | undefined,
): string | undefined | Refusal<'DUPLICATE_OVERRIDE_REASON_INVALID'> {
  const reason = text?.trim();
  if (reason === undefined) return undefined;
  const fits = reason.length >= SHORTEST_REASON && reason.length <= LONGEST_REASON;
  return fits ? reason : refuse('DUPLICATE_OVERRIDE_REASON_INVALID', { field: 'duplicateOverrideReason' });
}
