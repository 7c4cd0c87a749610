import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { readForm } from '../../../shared/vocabulary/form.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import { guardianPart } from '../guardianConsent.ts';
import type { Consent, ConsentGiver, ConsentKind, TypedConsent } from './consent.ts';
import { parseEvidence } from './consentEvidence.ts';
import { parseTextVersion } from './consentText.ts';

export type ConsentRefusal = Refusal<
  | 'CONSENT_TEXT_NOT_IN_FORCE'
  | 'CONSENT_EVIDENCE_INVALID'
  | 'CONSENT_GIVEN_ALREADY'
  | 'GUARDIAN_CONSENT_REQUIRED'
  | 'GUARDIAN_NOT_APPLICABLE'
>;

/** For whom and on which day somebody decides. */
export interface Deciding {
  readonly birthDate: CalendarDate;
  readonly today: CalendarDate;
}

/** F3, F4: under 15 the guardian decides, from 15 either, from 18 the customer alone. */
function checkGiver(
  givenBy: ConsentGiver,
  { birthDate, today }: Deciding,
  field: string,
): Refusal<'GUARDIAN_CONSENT_REQUIRED' | 'GUARDIAN_NOT_APPLICABLE'> | undefined {
  const part = guardianPart(birthDate, today);
  if (givenBy === 'CUSTOMER' && part === 'REQUIRED') return refuse('GUARDIAN_CONSENT_REQUIRED', { field });
  return givenBy === 'GUARDIAN' && part === 'NONE' ? refuse('GUARDIAN_NOT_APPLICABLE', { field }) : undefined;
}

/** Each consent of the form, or everything that is wrong with any of them. `given`: those that stand already. */
export function parseConsents(
  typed: readonly TypedConsent[],
  deciding: Deciding,
  given: readonly ConsentKind[] = [],
): readonly Consent[] | ConsentRefusal {
  const read = typed.map((consent, at) => {
    const kinds = [...given, ...typed.slice(0, at).map(({ kind }) => kind)];
    return parseConsent(consent, deciding, kinds, 'consents');
  });
  const refused = readForm(read);
  return isRefusal(refused) ? refused : read.flatMap((consent) => (isRefusal(consent) ? [] : consent));
}

/** One consent; `given`: the kinds that stand already. */
export function parseConsent(
  { kind, form, givenBy, textVersion, evidence }: TypedConsent,
  deciding: Deciding,
  given: readonly ConsentKind[],
  field: string,
): Consent | ConsentRefusal {
  const read = readForm({
    textVersion: parseTextVersion(kind, textVersion, { today: deciding.today, field }),
    evidence: parseEvidence(evidence, field),
    giver: checkGiver(givenBy, deciding, field),
    once: given.includes(kind) ? refuse('CONSENT_GIVEN_ALREADY', { field }) : undefined,
  });
  return isRefusal(read) ? read : { kind, form, givenBy, textVersion: read.textVersion, evidence: read.evidence };
}
