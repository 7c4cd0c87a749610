import type { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import { finnishDay } from '../domain/finnishDay.ts';
import {
  type PersonalIdentityCode,
  type PersonalIdentityCodeRefusal,
  parsePersonalIdentityCode,
} from '../domain/personalIdentityCode.ts';
import { artificialCodesIn, checkTrainingCode } from '../domain/training.ts';
import type { Registrar } from '../domain/unit.ts';
import type { FinlandRegistry } from '../registry.ts';

export type TypedCodeRefusal = PersonalIdentityCodeRefusal | Refusal<'TRAINING_CODE_ONLY'>;

/** The code as the registrar typed it, by the rules of the unit that he works in. */
export function readCode(
  registry: FinlandRegistry,
  { units, activeUnitId }: Registrar,
  typed: Sensitive,
): PersonalIdentityCode | TypedCodeRefusal {
  const unit = units.find(({ id }) => id === activeUnitId);
  const artificial = artificialCodesIn(unit, registry.artificialCodes);
  return checkTrainingCode(unit, parsePersonalIdentityCode(typed, { today: finnishDay(registry.now()), artificial }));
}
