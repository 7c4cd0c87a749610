import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import type { EmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import { readForm } from '../../shared/vocabulary/form.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { Consent, TypedConsent } from './consents/consent.ts';
import { type ConsentRefusal, parseConsents } from './consents/consentRules.ts';
import { parseEmail } from './contactDetails.ts';
import { type CustomerDetails, type Format, readsOnline } from './customer.ts';
import { type DetailsRefusal, parseDetails, type TypedDetails } from './customerDetails.ts';
import { checkAttestation, checkRestrictionsTold, type Eligibility, type Ground } from './eligibility.ts';
import {
  checkGuardianConsent,
  type GuardianConsent,
  parseGuardianConsent,
  type TypedGuardianConsent,
} from './guardianConsent.ts';
import { birthDateOf, type PersonalIdentityCode, type PersonalIdentityCodeRefusal } from './personalIdentityCode.ts';
import { type ContactPerson, parseContactPerson, type TypedContactPerson } from './registration/contactPerson.ts';
import { checkExpectedEnd } from './registration/expectedEnd.ts';
import { type GroundRefusal, parseGround } from './registration/groundList.ts';
import type { MailboxOwner } from './registration/mailbox.ts';
import type { ReadingDisability } from './registration/readingDisability.ts';
import type { Unit } from './unit.ts';

/** The form 'add new customer' as the registrar filled it in (F10, F12). */
export interface RegistrationForm extends TypedDetails {
  email?: string | null;
  emailBelongsTo?: MailboxOwner | null;
  format: Format;
  ground: Ground;
  attestation: { given: boolean };
  restrictionsTold: boolean;
  guardianConsent?: TypedGuardianConsent | null;
  contactPerson?: TypedContactPerson | null;
  consents?: readonly TypedConsent[] | null;
  readingDisability?: ReadingDisability | null;
  expectedEnd?: CalendarDate | null;
}

/** A form that may be saved, whoever it is about. */
export interface AcceptedForm {
  readonly details: CustomerDetails;
  readonly email?: EmailAddress | undefined;
  readonly emailBelongsTo?: MailboxOwner | undefined;
  readonly format: Format;
  readonly eligibility: Eligibility;
  readonly guardianConsent?: GuardianConsent | undefined;
  readonly contactPerson?: ContactPerson | undefined;
  readonly consents: readonly Consent[];
  readonly readingDisability?: ReadingDisability | undefined;
  readonly expectedEnd?: CalendarDate | undefined;
}

export interface Registration extends AcceptedForm {
  readonly code: PersonalIdentityCode;
}

export type FormRefusal = Refusal<
  | DetailsRefusal['refused']
  | GroundRefusal['refused']
  | ConsentRefusal['refused']
  | 'EMAIL_INVALID'
  | 'EMAIL_REQUIRED'
  | 'ATTESTATION_REQUIRED'
  | 'RESTRICTIONS_NOT_TOLD'
  | 'READING_DISABILITY_CONSENT_REQUIRED'
  | 'EXPECTED_END_INVALID'
>;
export type RegistrationRefusal = Refusal<
  PersonalIdentityCodeRefusal['refused'] | FormRefusal['refused'] | 'TRAINING_CODE_ONLY'
>;

/** What the rules go by besides the form. `changedOn`: the first day of the second list of grounds. */
export interface Registering {
  readonly unit: Unit;
  readonly today: CalendarDate;
  readonly changedOn: CalendarDate;
}

/** Whether the form may be saved, all wrong fields named at once. Whether the person is registered already is not asked here. */
export function checkRegistration(
  form: RegistrationForm,
  code: PersonalIdentityCode | PersonalIdentityCodeRefusal | Refusal<'TRAINING_CODE_ONLY'>,
  registering: Registering,
): Registration | RegistrationRefusal {
  const birthDate = isRefusal(code) ? undefined : birthDateOf(code);
  const read = readForm({ code, form: checkForm(form, birthDate, registering) });
  return isRefusal(read) ? read : { code: read.code, ...read.form };
}

/** The rest of the form. Without a birth date nobody's age is known, and there are no rules of age to apply. */
export function checkForm(
  form: RegistrationForm,
  birthDate: CalendarDate | undefined,
  { unit, today, changedOn }: Registering,
): AcceptedForm | FormRefusal {
  const deciding = birthDate && { birthDate, today };
  const accepted = readForm({
    details: parseDetails(form),
    email: requiredEmail(form),
    eligibility: parseGround(form.ground, unit.kind, { today, changedOn }),
    attestation: checkAttestation(form.attestation.given),
    restrictions: checkRestrictionsTold(form.restrictionsTold),
    guardianRule: deciding && checkGuardianConsent(deciding.birthDate, today, !!form.guardianConsent),
    guardianConsent: parseGuardianConsent(form.guardianConsent ?? undefined, today),
    contactPerson: parseContactPerson(form.contactPerson),
    consents: deciding ? parseConsents(form.consents ?? [], deciding) : [],
    readingDisability: consentedDetail(form),
    end: checkExpectedEnd(form.temporary, form.expectedEnd ?? undefined, today),
  });
  if (isRefusal(accepted)) return accepted;
  const { details, email, eligibility, guardianConsent, contactPerson, consents, readingDisability } = accepted;
  return {
    ...{ details, email, format: form.format, eligibility, guardianConsent, contactPerson, consents },
    ...{ readingDisability, emailBelongsTo: form.emailBelongsTo ?? undefined },
    expectedEnd: form.expectedEnd ?? undefined,
  };
}

function requiredEmail({
  email,
  format,
}: RegistrationForm): EmailAddress | Refusal<'EMAIL_INVALID' | 'EMAIL_REQUIRED'> | undefined {
  return parseEmail(email, 'email') ?? (readsOnline(format) ? refuse('EMAIL_REQUIRED', { field: 'email' }) : undefined);
}

/** The nature of what makes reading hard may be left out, and is kept only with a consent of its own. */
function consentedDetail({
  readingDisability,
  consents,
}: RegistrationForm): ReadingDisability | Refusal<'READING_DISABILITY_CONSENT_REQUIRED'> | undefined {
  if (!readingDisability) return undefined;
  const isConsented = (consents ?? []).some(({ kind }) => kind === 'REASON_DETAIL');
  return isConsented
    ? readingDisability
    : refuse('READING_DISABILITY_CONSENT_REQUIRED', { field: 'readingDisability' });
}
