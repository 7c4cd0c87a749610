import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { CeliaClerk } from '../../domain/actor.ts';
import { newUnit } from '../../domain/celia/unitContract.ts';
import type { LookupPurpose } from '../../domain/purposes.ts';
import type { Unit } from '../../domain/unit.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { addUnit, lockUnits, saveContract } from '../../storage/units.ts';
import { actForCelia } from './actForCelia.ts';

export interface ContractChange {
  readonly unitId: string;
  readonly active: boolean;
  readonly purpose: LookupPurpose;
}

/** Opens or ends a unit's contract. Where it has ended nobody works; its customers stay, and can be moved. */
export async function setUnitContract(
  registry: FinlandRegistry,
  clerk: CeliaClerk,
  { unitId, active, purpose }: ContractChange,
): Promise<Unit | Refusal<'NO_SUCH_UNIT'>> {
  const act = { action: 'setCeliaUnitContract', purpose } as const;
  return actForCelia<Unit | Refusal<'NO_SUCH_UNIT'>>(registry, clerk, act, async (tx) => {
    const [unit] = await lockUnits(tx, [unitId]);
    if (!unit) return { answer: refuse('NO_SUCH_UNIT', { field: 'unitId' }) };
    const changed = { ...unit, contractActive: active };
    await saveContract(tx, changed);
    return { answer: changed, subject: unit.id };
  });
}

type NewUnit = Omit<Unit, 'contractActive'>;

/** A library, school or other organisation begins to register customers. */
export async function addCeliaUnit(
  registry: FinlandRegistry,
  clerk: CeliaClerk,
  typed: NewUnit,
  purpose: LookupPurpose,
): Promise<Unit | Refusal<'UNIT_INVALID' | 'UNIT_EXISTS'>> {
  const act = { action: 'addCeliaUnit', purpose } as const;
  return actForCelia<Unit | Refusal<'UNIT_INVALID' | 'UNIT_EXISTS'>>(registry, clerk, act, async (tx) => {
    const unit = newUnit(typed);
    if (isRefusal(unit)) return { answer: unit };
    const added = await addUnit(tx, unit);
    return { answer: added ? unit : refuse('UNIT_EXISTS', { field: 'unit' }), subject: unit.id };
  });
}
