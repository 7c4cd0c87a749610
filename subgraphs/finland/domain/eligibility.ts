import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';

export const GROUNDS = {
  SCHOOL_SPECIAL_SUPPORT:
    'A pupil with problems in reading who gets special support (erityinen tuki). Until 31 July 2025.',
  SCHOOL_INTENSIFIED_SUPPORT:
    'A pupil with problems in reading who gets intensified support (tehostettu tuki). Until 31 July 2025.',
  SCHOOL_GROUP_SUPPORT:
    'A pupil with problems in reading who gets support of the group (ryhmäkohtaiset tukimuodot). From 1 August 2025.',
  SCHOOL_PUPIL_SUPPORT:
    'A pupil with problems in reading who gets support of his own (oppilaskohtaiset tukitoimet). From 1 August 2025.',
  READING_DISABILITY: 'A disability, an illness or another limitation that makes reading print hard or impossible.',
  LANGUAGE_SKILL: 'Poor skills in Finnish or Swedish. No ground: always refused, so that a registrar learns it.',
} as const;
export type Ground = keyof typeof GROUNDS;

/** What is kept of why somebody may be a customer. Nothing of the disability itself. */
export interface Eligibility {
  readonly ground: Ground;
  readonly listVersion: number;
}

/** As it stands in the register, without the registrar who attested it. */
export interface RecordedEligibility extends Eligibility {
  readonly attestedAt: Date;
  readonly restrictionsToldAt: Date;
}

/** No certificate is asked for; the customer or the guardian states the ground, and the registrar attests that. */
export function checkAttestation(given: boolean): Refusal<'ATTESTATION_REQUIRED'> | undefined {
  return given ? undefined : refuse('ATTESTATION_REQUIRED', { field: 'attestation' });
}

/** The registrar tells who may use the service and within which limits. */
export function checkRestrictionsTold(told: boolean): Refusal<'RESTRICTIONS_NOT_TOLD'> | undefined {
  return told ? undefined : refuse('RESTRICTIONS_NOT_TOLD', { field: 'restrictionsTold' });
}
