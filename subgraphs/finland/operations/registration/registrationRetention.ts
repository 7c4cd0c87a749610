import { expiringRows } from '../../../shared/runtime/expiringRows.ts';
import type { RetentionClass } from '../../../shared/runtime/retention.ts';
import { FINNISH_TIME } from '../../domain/finnishDay.ts';
import { RETENTION } from '../../domain/retention.ts';
import type { FinlandRegistry } from '../../registry.ts';

/** What becomes of tasks that were seen to, and of cases. */
export function registrationRetention({ retention }: FinlandRegistry): RetentionClass[] {
  const tasks = { ...RETENTION.closedTasks, duration: { days: retention.closedTaskDays } };
  const open = { ...RETENTION.openCases, duration: { days: retention.openCaseDays } };
  const decided = { ...RETENTION.decidedCases, duration: { days: retention.decidedCaseDays } };
  return [
    expiringRows(tasks, FINNISH_TIME, { table: 'celia_task', event: 'closed_at' }),
    expiringRows(open, FINNISH_TIME, { table: 'celia_case', event: 'opened_at', where: `state = 'OPEN'` }),
    expiringRows(decided, FINNISH_TIME, { table: 'celia_case', event: 'decided_at' }),
  ];
}
