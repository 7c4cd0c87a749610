import { recordAuditOfMany } from '../../../shared/runtime/auditTrail.ts';
import { isRefusal, type Refusal } from '../../../shared/vocabulary/refusal.ts';
import { CELIA } from '../../domain/accessLog.ts';
import type { CeliaClerk } from '../../domain/actor.ts';
import { checkMove } from '../../domain/celia/unitContract.ts';
import type { LookupPurpose } from '../../domain/purposes.ts';
import type { FinlandRefusalCode } from '../../domain/refusals.ts';
import type { Unit } from '../../domain/unit.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { moveToUnit } from '../../storage/customers.ts';
import { moveOpenTasks } from '../../storage/registration/tasks.ts';
import { lockUnits } from '../../storage/units.ts';
import { actForCelia } from './actForCelia.ts';

const MOVED_AT_ONCE = 500;

export interface Move {
  readonly fromUnitId: string;
  readonly toUnitId: string;
  readonly purpose: LookupPurpose;
}

/** How it went: `more` customers are left to be moved by the same call. */
export interface Moved {
  readonly unit: Unit;
  readonly more: boolean;
}

/** Moves the customers of a unit to another one, also of a unit whose contract has ended; each gets a line in the trail. */
export async function moveCeliaCustomers(
  registry: FinlandRegistry,
  clerk: CeliaClerk,
  { fromUnitId, toUnitId, purpose }: Move,
): Promise<Moved | Refusal<FinlandRefusalCode>> {
  const act = { action: 'moveCeliaCustomers', purpose } as const;
  return actForCelia<Moved | Refusal<FinlandRefusalCode>>(registry, clerk, act, async (tx) => {
    const units = await lockUnits(tx, [fromUnitId, toUnitId]);
    const [from, to] = [fromUnitId, toUnitId].map((id) => units.find((unit) => unit.id === id));
    const unit = checkMove(from, to);
    if (isRefusal(unit)) return { answer: unit, subject: from?.id };
    const moved = await moveToUnit(tx, { from: fromUnitId, to: unit.id, atMost: MOVED_AT_ONCE });
    await moveOpenTasks(tx, moved, unit.id);
    const line = { ...act, actor: clerk.name, unit: CELIA, outcome: 'DONE' };
    await recordAuditOfMany(tx, line, moved, registry.now());
    return { answer: { unit, more: moved.length === MOVED_AT_ONCE }, subject: fromUnitId };
  });
}
