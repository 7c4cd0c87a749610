import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { UnitKind } from './unit.ts';

export const GROUNDS = {
  SCHOOL_SPECIAL_SUPPORT: 'A pupil with problems in reading who gets special support (erityinen tuki).',
  SCHOOL_INTENSIFIED_SUPPORT: 'A pupil with problems in reading who gets intensified support (tehostettu tuki).',
  READING_DISABILITY: 'A disability, an illness or another limitation that makes reading print hard or impossible.',
} as const;
export type Ground = keyof typeof GROUNDS;

/**
 * The grounds that a kind of unit may register on: F1 for schools, F2 for all others (whose customers may be pupils too).
 * The support that schools give changed by law on 1 August 2025, so a registration keeps the version it was made under.
 */
const GROUND_LIST: Readonly<{ version: number; grounds: Readonly<Record<UnitKind, readonly Ground[]>> }> = {
  version: 1,
  grounds: {
    SCHOOL: ['SCHOOL_SPECIAL_SUPPORT', 'SCHOOL_INTENSIFIED_SUPPORT'],
    LIBRARY: ['READING_DISABILITY'],
    HIGHER_EDUCATION: ['READING_DISABILITY'],
    OTHER: ['READING_DISABILITY'],
  },
};

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

export function parseGround(ground: Ground, kind: UnitKind): Eligibility | Refusal<'GROUND_NOT_ALLOWED_FOR_UNIT'> {
  if (!GROUND_LIST.grounds[kind].includes(ground)) return refuse('GROUND_NOT_ALLOWED_FOR_UNIT', { field: 'ground' });
  return { ground, listVersion: GROUND_LIST.version };
}

/** No certificate is asked for; the customer or the guardian states the ground, and the registrar attests that. */
export function checkAttestation(given: boolean): Refusal<'ATTESTATION_REQUIRED'> | undefined {
  return given ? undefined : refuse('ATTESTATION_REQUIRED', { field: 'attestation' });
}

/** The registrar tells who may use the service and within which limits. */
export function checkRestrictionsTold(told: boolean): Refusal<'RESTRICTIONS_NOT_TOLD'> | undefined {
  return told ? undefined : refuse('RESTRICTIONS_NOT_TOLD', { field: 'restrictionsTold' });
}
