import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { Eligibility, Ground } from '../eligibility.ts';
import type { UnitKind } from '../unit.ts';

interface GroundList {
  readonly version: number;
  readonly grounds: Readonly<Record<UnitKind, readonly Ground[]>>;
}

const OTHERS = {
  LIBRARY: ['READING_DISABILITY'],
  HIGHER_EDUCATION: ['READING_DISABILITY'],
  OTHER: ['READING_DISABILITY'],
} as const satisfies Record<Exclude<UnitKind, 'SCHOOL'>, readonly Ground[]>;

/** The support in three steps, as the source document knows it. */
const BEFORE: GroundList = {
  version: 1,
  grounds: { ...OTHERS, SCHOOL: ['SCHOOL_SPECIAL_SUPPORT', 'SCHOOL_INTENSIFIED_SUPPORT'] },
};
/** What schools give since the amendment of the Basic Education Act on 1 August 2025. */
const AFTER: GroundList = {
  version: 2,
  grounds: { ...OTHERS, SCHOOL: ['SCHOOL_GROUP_SUPPORT', 'SCHOOL_PUPIL_SUPPORT'] },
};

/**
 * The grounds that a kind of unit may register on: F1 for schools, F2 for all others (whose customers may be pupils too).
 * A registration keeps the version of the list that held on its day. `changedOn`: from which day the second one holds.
 */
function groundListOn(today: CalendarDate, changedOn: CalendarDate): GroundList {
  return today < changedOn ? BEFORE : AFTER;
}

export type GroundRefusal = Refusal<
  'LANGUAGE_SKILL_NOT_A_GROUND' | 'GROUND_NOT_ALLOWED_FOR_UNIT' | 'GROUND_NOT_IN_FORCE'
>;

/** `parts` of a ground that held on another day name those that hold on this one. */
function checkGround(ground: Ground, kind: UnitKind, list: GroundList): GroundRefusal | undefined {
  const about = { field: 'ground' };
  if (ground === 'LANGUAGE_SKILL') return refuse('LANGUAGE_SKILL_NOT_A_GROUND', about);
  const now = list.grounds[kind];
  if (now.includes(ground)) return undefined;
  const isOfKind = [BEFORE, AFTER].some(({ grounds }) => (grounds[kind] as readonly Ground[]).includes(ground));
  return isOfKind
    ? refuse('GROUND_NOT_IN_FORCE', { ...about, parts: now })
    : refuse('GROUND_NOT_ALLOWED_FOR_UNIT', about);
}

/** F1, F2: the ground under the list that holds on that day. */
export function parseGround(
  ground: Ground,
  kind: UnitKind,
  { today, changedOn }: { today: CalendarDate; changedOn: CalendarDate },
): Eligibility | GroundRefusal {
  const list = groundListOn(today, changedOn);
  return checkGround(ground, kind, list) ?? { ground, listVersion: list.version };
}
