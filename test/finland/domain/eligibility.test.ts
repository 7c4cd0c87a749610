import { describe, expect, test } from '@jest/globals';
import {
  checkAttestation,
  checkRestrictionsTold,
  GROUNDS,
  type Ground,
} from '../../../subgraphs/finland/domain/eligibility.ts';
import { parseGround } from '../../../subgraphs/finland/domain/registration/groundList.ts';
import { UNIT_KINDS, type UnitKind } from '../../../subgraphs/finland/domain/unit.ts';
import type { CalendarDate } from '../../../subgraphs/shared/vocabulary/calendarDate.ts';

const CHANGED_ON = '2025-08-01' as CalendarDate;
const OLD = ['SCHOOL_SPECIAL_SUPPORT', 'SCHOOL_INTENSIFIED_SUPPORT'];
const NEW = ['SCHOOL_GROUP_SUPPORT', 'SCHOOL_PUPIL_SUPPORT'];
const DAYS = [
  { today: '2025-07-31', version: 1, holds: OLD, another: NEW },
  { today: '2025-08-01', version: 2, holds: NEW, another: OLD },
];
const CELLS = DAYS.flatMap((day) =>
  Object.keys(UNIT_KINDS).flatMap((kind) => Object.keys(GROUNDS).map((ground) => ({ ...day, kind, ground }))),
);

describe('[F1] [F2] the grounds of each kind of unit', () => {
  test.each(CELLS)(
    '$kind registers on $ground as the list of $today says',
    ({ today, version, holds, another, ...of }) => {
      const [kind, ground] = [of.kind as UnitKind, of.ground as Ground];
      const [mine, other] = kind === 'SCHOOL' ? [holds, another] : [['READING_DISABILITY'], []];
      const answer = parseGround(ground, kind, { today: today as CalendarDate, changedOn: CHANGED_ON });
      if (mine.includes(ground)) expect(answer).toEqual({ ground, listVersion: version });
      else if (ground === 'LANGUAGE_SKILL')
        expect(answer).toEqual({ refused: 'LANGUAGE_SKILL_NOT_A_GROUND', field: 'ground' });
      else if (other.includes(ground))
        expect(answer).toEqual({ refused: 'GROUND_NOT_IN_FORCE', field: 'ground', parts: mine });
      else expect(answer).toEqual({ refused: 'GROUND_NOT_ALLOWED_FOR_UNIT', field: 'ground' });
    },
  );

  test('the day of the change is what the setting says', () => {
    const day = { today: '2025-08-01' as CalendarDate, changedOn: '2025-08-02' as CalendarDate };
    expect(parseGround('SCHOOL_SPECIAL_SUPPORT', 'SCHOOL', day)).toMatchObject({ listVersion: 1 });
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
