import type { Refusal } from '../../../shared/vocabulary/refusal.ts';
import type { UnitTask } from '../../domain/tasks/unitTask.ts';
import type { Registrar } from '../../domain/unit.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { findTasks } from '../../storage/registration/tasks.ts';
import { actInUnit } from '../actInUnit.ts';
import type { ListPage } from './parseRecordId.ts';

/** What the open unit has to see to, or has seen to; the oldest first. */
export async function listCeliaTasks(
  registry: FinlandRegistry,
  registrar: Registrar,
  page: ListPage & { readonly open: boolean },
): Promise<{ readonly tasks: readonly UnitTask[] } | Refusal<'NO_ACTIVE_UNIT' | 'UNIT_CONTRACT_ENDED'>> {
  return actInUnit(registry, registrar, { action: 'celiaTasks' }, async (tx, { unit }) => {
    return { answer: { tasks: await findTasks(tx, unit.id, page) } };
  });
}
