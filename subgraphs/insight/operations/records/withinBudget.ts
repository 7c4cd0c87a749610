import { type AuditEntry, recordAudit } from '../../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { Failure } from '../../../shared/runtime/failure.ts';
import type { InsightRegistry } from '../../registry.ts';
import { isFirstRefusal } from '../../storage/records/rowBudget.ts';

/** Whose rows of which list they are, and what the trail says of it. */
export interface BudgetedWork extends Omit<AuditEntry, 'outcome'> {
  readonly list: string;
}

/**
 * The work in one transaction. Throws RATE_LIMITED where it would be more than the day's rows: of the work nothing is kept
 * then, and the first time on a day the trail says so.
 */
export async function withinBudget<Result>(
  { database, now }: InsightRegistry,
  { list, ...entry }: BudgetedWork,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  try {
    return await database.transaction(work);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'RATE_LIMITED') throw error;
    const at = now();
    await database.transaction(async (tx) => {
      if (await isFirstRefusal(tx, entry.actor, list, at)) await recordAudit(tx, { ...entry, outcome: error.code }, at);
    });
    throw error;
  }
}
