import { ageOn, type CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import type { EmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import { readForm } from '../../shared/vocabulary/form.ts';
import type { PersonName } from '../../shared/vocabulary/personName.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import { parseEvidence } from './consents/consentEvidence.ts';
import type { ConsentForm } from './consents/consentForm.ts';
import { parseTextVersion } from './consents/consentText.ts';
import { parseEmail, parseName, parseTelephone, type Telephone } from './contactDetails.ts';

export interface GuardianConsent {
  readonly form: ConsentForm;
  readonly guardianName: PersonName;
  readonly guardianEmail?: EmailAddress | undefined;
  readonly guardianTelephone?: Telephone | undefined;
  /** Of the text that the guardian agreed to. */
  readonly textVersion: string;
  readonly evidence?: string | undefined;
}

/** As it stands in the register. */
export interface RecordedGuardianConsent extends Pick<GuardianConsent, 'form' | 'guardianName'> {
  readonly recordedAt: Date;
}

/** A guardian's consent as the registrar typed it. */
export interface TypedGuardianConsent {
  form: ConsentForm;
  guardianName: string;
  guardianEmail?: string | null;
  guardianTelephone?: string | null;
  textVersion?: string | null;
  evidence?: string | null;
}

type GuardianConsentRefusal = Refusal<
  'NAME_INVALID' | 'EMAIL_INVALID' | 'TELEPHONE_INVALID' | 'CONSENT_TEXT_NOT_IN_FORCE' | 'CONSENT_EVIDENCE_INVALID'
>;

const OWN_DECISION_FROM = 15; // F3, F4
const OF_AGE_FROM = 18; // the source says "15 to 18"; the power of a guardian ends on the 18th birthday

/** Who decides about joining on that day: F3, F4. A birthday counts from its day. */
export function guardianPart(birthDate: CalendarDate, today: CalendarDate): 'REQUIRED' | 'POSSIBLE' | 'NONE' {
  const age = ageOn(today, birthDate);
  if (age < OWN_DECISION_FROM) return 'REQUIRED';
  return age < OF_AGE_FROM ? 'POSSIBLE' : 'NONE';
}

export function checkGuardianConsent(
  birthDate: CalendarDate,
  today: CalendarDate,
  given: boolean,
): Refusal<'GUARDIAN_CONSENT_REQUIRED' | 'GUARDIAN_NOT_APPLICABLE'> | undefined {
  const part = guardianPart(birthDate, today);
  if (part === 'REQUIRED' && !given) return refuse('GUARDIAN_CONSENT_REQUIRED', { field: 'guardianConsent' });
  if (part === 'NONE' && given) return refuse('GUARDIAN_NOT_APPLICABLE', { field: 'guardianConsent' });
  return undefined;
}

export function parseGuardianConsent(
  typed: TypedGuardianConsent | undefined,
  today: CalendarDate,
): GuardianConsent | GuardianConsentRefusal | undefined {
  if (!typed) return undefined;
  const field = 'guardianConsent';
  return readForm({
    form: typed.form,
    guardianName: parseName(typed.guardianName, `${field}.guardianName`),
    guardianEmail: parseEmail(typed.guardianEmail, `${field}.guardianEmail`),
    guardianTelephone: parseTelephone(typed.guardianTelephone, `${field}.guardianTelephone`),
    textVersion: parseTextVersion('REGISTRATION_BY_GUARDIAN', typed.textVersion, { today, field }),
    evidence: parseEvidence(typed.evidence, field),
  });
}
