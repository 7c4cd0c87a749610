import { describe, expect, test } from '@jest/globals';
import {
  checkAttestation,
  checkRestrictionsTold,
  GROUNDS,
  type Ground,
  parseGround,
} from '../../../subgraphs/finland/domain/eligibility.ts';
import { UNIT_KINDS, type UnitKind } from '../../../subgraphs/finland/domain/unit.ts';

const ALLOWED: Record<UnitKind, Ground[]> = {
  SCHOOL: ['SCHOOL_SPECIAL_SUPPORT', 'SCHOOL_INTENSIFIED_SUPPORT'],
  LIBRARY: ['READING_DISABILITY'],
  HIGHER_EDUCATION: ['READING_DISABILITY'],
  OTHER: ['READING_DISABILITY'],
};
const CELLS = Object.keys(UNIT_KINDS).flatMap((kind) => Object.keys(GROUNDS).map((ground) => [kind, ground]));

describe('[F1] [F2] the grounds of each kind of unit', () => {
  test.each(CELLS as [UnitKind, Ground][])('%s registers on %s as the list says', (kind, ground) => {
    const expected = ALLOWED[kind].includes(ground)
      ? { ground, listVersion: 1 }
      : { refused: 'GROUND_NOT_ALLOWED_FOR_UNIT', field: 'ground' };
    expect(parseGround(ground, kind)).toEqual(expected);
  });
});

describe('[F12] what the registrar gives his word on', () => {
  test('the ground was stated', () => {
    expect(checkAttestation(true)).toBeUndefined();
    expect(checkAttestation(false)?.refused).toBe('ATTESTATION_REQUIRED');
  });

  test('the limits of use were told', () => {
    expect(checkRestrictionsTold(true)).toBeUndefined();
    expect(checkRestrictionsTold(false)?.refused).toBe('RESTRICTIONS_NOT_TOLD');
  });
});
