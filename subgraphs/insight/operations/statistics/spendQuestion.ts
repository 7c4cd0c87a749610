import { recordAudit } from '../../../shared/runtime/auditTrail.ts';
import { Failure } from '../../../shared/runtime/failure.ts';
import { dateIn } from '../../../shared/vocabulary/calendarDate.ts';
import type { Analyst } from '../../domain/actor.ts';
import type { InsightRegistry } from '../../registry.ts';
import { countQuestion } from '../../storage/statistics/budget.ts';

const DAY_MS = 86_400_000;

/** Counts a question about figures, whatever becomes of it. Throws RATE_LIMITED until the next day in UTC; the first time that is on record. */
export async function spendQuestion(
  { database, now, statisticsPerDay }: InsightRegistry,
  { name }: Analyst,
  action: string,
): Promise<void> {
  const at = now();
  const asked = await database.transaction(async (tx) => {
    const count = await countQuestion(tx, name, dateIn('UTC', at));
    if (count === statisticsPerDay + 1) await recordAudit(tx, { actor: name, action, outcome: 'RATE_LIMITED' }, at);
    return count;
  });
  if (asked <= statisticsPerDay) return;
  throw new Failure('RATE_LIMITED', { retryAfter: Math.ceil((DAY_MS - (at.getTime() % DAY_MS)) / 1_000) });
}
