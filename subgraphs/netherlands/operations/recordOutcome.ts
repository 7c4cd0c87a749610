import { recordAudit } from '../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../shared/runtime/database.ts';
import { countRefusal, isOnlyCounted } from '../../shared/runtime/refusedAttempts.ts';
import { isRefusal } from '../../shared/vocabulary/refusal.ts';
import type { Actor } from '../domain/actor.ts';
import type { Operation } from '../domain/permissions.ts';

interface Done {
  readonly actor: Actor;
  readonly operation: Operation | 'netherlandsDataExport';
  /** The id of the customer or login account, where there is one. */
  readonly subject?: string | undefined;
  /** Why somebody else's record was used, as a code. */
  readonly purpose?: string | undefined;
  /** What the operation answers: a refusal is recorded by its code. */
  readonly outcome: unknown;
  /** It was only looked at what would be done. */
  readonly dryRun?: boolean | undefined;
}

/** Writes the line of the audit trail, or counts the refusal, in the transaction of what it tells. */
export async function recordOutcome(tx: Transaction, done: Done, at: Date): Promise<void> {
  const { actor, operation, subject, purpose, outcome } = done;
  const result = isRefusal(outcome) ? outcome.refused : done.dryRun ? 'DRY_RUN' : 'DONE';
  if (isOnlyCounted(result)) return countRefusal(tx, { action: operation, outcome: result }, at);
  const unit = unitOf(actor);
  await recordAudit(tx, { actor: actor.name, unit, purpose, action: operation, subject, outcome: result }, at);
}

function unitOf(actor: Actor): string | undefined {
  if (actor.role === 'LIBRARY_DESK') return actor.branchCode;
  return actor.role === 'FUNCTIONAL_MANAGEMENT' ? actor.organisationId : undefined;
}
