import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import type { EmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import { readForm } from '../../shared/vocabulary/form.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import { parseEmail } from './contactDetails.ts';
import { type CustomerDetails, type Format, readsOnline } from './customer.ts';
import { type DetailsRefusal, parseDetails, type TypedDetails } from './customerDetails.ts';
import { checkAttestation, checkRestrictionsTold, type Eligibility, type Ground, parseGround } from './eligibility.ts';
import {
  checkGuardianConsent,
  type GuardianConsent,
  parseGuardianConsent,
  type TypedGuardianConsent,
} from './guardianConsent.ts';
import { birthDateOf, type PersonalIdentityCode, type PersonalIdentityCodeRefusal } from './personalIdentityCode.ts';
import type { Unit } from './unit.ts';

/** The form 'add new customer' as the registrar filled it in (F10, F12). */
export interface RegistrationForm extends TypedDetails {
  email?: string | null;
  format: Format;
  ground: Ground;
  attestation: { given: boolean };
  restrictionsTold: boolean;
  guardianConsent?: TypedGuardianConsent | null;
}

export interface Registration {
  readonly code: PersonalIdentityCode;
  readonly details: CustomerDetails;
  readonly email?: EmailAddress | undefined;
  readonly format: Format;
  readonly eligibility: Eligibility;
  readonly guardianConsent?: GuardianConsent | undefined;
}

export type RegistrationRefusal = Refusal<
  | PersonalIdentityCodeRefusal['refused']
  | 'TRAINING_CODE_ONLY'
  | DetailsRefusal['refused']
  | 'EMAIL_INVALID'
  | 'EMAIL_REQUIRED'
  | 'GROUND_NOT_ALLOWED_FOR_UNIT'
  | 'ATTESTATION_REQUIRED'
  | 'RESTRICTIONS_NOT_TOLD'
  | 'GUARDIAN_CONSENT_REQUIRED'
  | 'GUARDIAN_NOT_APPLICABLE'
>;

/** Whether the form may be saved, all wrong fields named at once. Whether the person is registered already is not asked here. */
export function checkRegistration(
  form: RegistrationForm,
  code: PersonalIdentityCode | PersonalIdentityCodeRefusal | Refusal<'TRAINING_CODE_ONLY'>,
  { unit, today }: { unit: Unit; today: CalendarDate },
): Registration | RegistrationRefusal {
  const accepted = readForm({
    code,
    details: parseDetails(form),
    email: requiredEmail(form),
    eligibility: parseGround(form.ground, unit.kind),
    attestation: checkAttestation(form.attestation.given),
    restrictions: checkRestrictionsTold(form.restrictionsTold),
    // Without a valid code nobody's age is known, and there is no rule to apply.
    guardianRule: isRefusal(code) ? undefined : checkGuardianConsent(birthDateOf(code), today, !!form.guardianConsent),
    guardianConsent: parseGuardianConsent(form.guardianConsent ?? undefined),
  });
  if (isRefusal(accepted)) return accepted;
  const { details, email, eligibility, guardianConsent } = accepted;
  return { code: accepted.code, details, email, format: form.format, eligibility, guardianConsent };
}

function requiredEmail({
  email,
  format,
}: RegistrationForm): EmailAddress | Refusal<'EMAIL_INVALID' | 'EMAIL_REQUIRED'> | undefined {
  return parseEmail(email, 'email') ?? (readsOnline(format) ? refuse('EMAIL_REQUIRED', { field: 'email' }) : undefined);
}
