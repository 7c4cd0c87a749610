import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import { holdsPersonalIdentityCode } from '../personalIdentityCode.ts';
import type { AcceptedForm } from '../registration.ts';

export const CASE_KINDS = {
  NO_PERSONAL_IDENTITY_CODE: 'The person has no personal identity code (F21).',
  ADDRESS_PROTECTED: 'The person’s address is protected. Celia asks for the personal identity code itself.',
} as const;
export type CaseKind = keyof typeof CASE_KINDS;

export const CASE_STATES = {
  OPEN: 'Waits for Celia.',
  ACCEPTED: 'Celia has registered the person.',
  REJECTED: 'Celia has not registered the person.',
} as const;

export const CASE_REJECTIONS = {
  IDENTITY_NOT_SHOWN: 'Who the person is was not shown well enough.',
  REGISTERED_ALREADY: 'The person is a customer of Celia already.',
  NO_RIGHT: 'The person has no right to the service.',
  FORM_INCOMPLETE: 'The form does not tell enough.',
} as const;
export type CaseRejection = keyof typeof CASE_REJECTIONS;

/** What is sealed until Celia decides, and gone afterwards. */
export interface CasePayload {
  readonly birthDate: CalendarDate;
  readonly identityNote: string;
  readonly form: AcceptedForm;
}

interface Kept {
  readonly id: string;
  readonly kind: CaseKind;
  readonly unitId: string;
  readonly openedBy: string;
  readonly openedAt: Date;
}

export type OpenCase = Kept & { readonly state: 'OPEN' };
export type DecidedCase = Kept & {
  readonly decidedAt: Date;
} & ({ readonly state: 'ACCEPTED' } | { readonly state: 'REJECTED'; readonly rejection: CaseRejection });
export type CeliaCase = OpenCase | DecidedCase;

/** F21: a case is decided once. */
export function openCase(found: CeliaCase | undefined): OpenCase | Refusal<'CASE_NOT_FOUND' | 'CASE_DECIDED'> {
  if (!found) return refuse('CASE_NOT_FOUND');
  return found.state === 'OPEN' ? found : refuse('CASE_DECIDED');
}

export function checkBirthDate(
  birthDate: CalendarDate,
  today: CalendarDate,
): CalendarDate | Refusal<'BIRTH_DATE_IN_FUTURE'> {
  return birthDate > today ? refuse('BIRTH_DATE_IN_FUTURE', { field: 'birthDate' }) : birthDate;
}

/** How the registrar knows who the person is: shown papers, not their numbers in full. */
export function parseIdentityNote(typed: string): string | Refusal<'IDENTITY_NOTE_INVALID'> {
  const text = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const isFit = text.length > 0 && text.length <= 300 && !/\p{Cc}/u.test(text) && !holdsPersonalIdentityCode(text);
  return isFit ? text : refuse('IDENTITY_NOTE_INVALID', { field: 'identityNote' });
}
