import { isRefusal, type Refusal } from '../../../shared/vocabulary/refusal.ts';
import { closeTask, type UnitTask } from '../../domain/tasks/unitTask.ts';
import type { Registrar } from '../../domain/unit.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { lockTask, saveClosedTask } from '../../storage/registration/tasks.ts';
import { actInUnit } from '../actInUnit.ts';
import { parseRecordId } from './parseRecordId.ts';

type TaskAnswer =
  | UnitTask
  | Refusal<'TASK_NOT_FOUND' | 'TASK_CLOSES_WITH_EMAIL' | 'NO_ACTIVE_UNIT' | 'UNIT_CONTRACT_ENDED'>;

/** Closes a task of the unit as seen to. One that is closed stays as it is. */
export async function closeCeliaTask(
  registry: FinlandRegistry,
  registrar: Registrar,
  typedId: string,
): Promise<TaskAnswer> {
  return actInUnit<TaskAnswer>(registry, registrar, { action: 'closeCeliaTask' }, async (tx, { unit }) => {
    const id = parseRecordId(typedId);
    const task = id === undefined ? undefined : await lockTask(tx, { id, unitId: unit.id });
    const closed = closeTask(task, registry.now());
    if (!isRefusal(closed) && !task?.closedAt) await saveClosedTask(tx, closed);
    return { answer: closed, subject: task?.customerId };
  });
}
