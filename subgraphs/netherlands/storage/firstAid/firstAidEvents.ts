import type { Transaction } from '../../../shared/runtime/database.ts';
import type { FirstAidCase, FirstAider } from '../../domain/firstAid/firstAidCase.ts';
import type { KeptFirstAid } from '../../domain/firstAid/keptFirstAid.ts';

export interface FirstAidEvent {
  readonly caseId: string;
  readonly at: Date;
  readonly event: 'OPENED' | 'ESCALATED' | 'CLOSED';
  readonly byRole: FirstAider;
  readonly assignedTo: FirstAider;
  readonly advice: string;
  /** 'STEP LOOK' for each step. */
  readonly path: readonly string[];
}

/** Keeps how far the tree was walked, in the transaction that moves the case; the case is locked or new. */
export async function keepEvent(
  tx: Transaction,
  { id, assignedTo, advice, path }: FirstAidCase,
  event: FirstAidEvent['event'],
  byRole: FirstAider,
  at: Date,
): Promise<void> {
  await tx.query(
    `INSERT INTO first_aid_event (case_id, number, at, event, by_role, assigned_to, advice, path)
     SELECT $1, 1 + count(*), $2, $3, $4, $5, $6, $7 FROM first_aid_event WHERE case_id = $1`,
    [id, at, event, byRole, assignedTo, advice, path.map(({ step, look }) => `${step} ${look}`)],
  );
}

/** The way of those cases, in order. */
export async function findEvents(tx: Transaction, caseIds: readonly string[]): Promise<FirstAidEvent[]> {
  return tx.query(
    `SELECT case_id AS "caseId", at, event, by_role AS "byRole", assigned_to AS "assignedTo", advice, path
     FROM first_aid_event WHERE case_id = ANY ($1) ORDER BY case_id, number`,
    [caseIds],
  );
}

/** Every case about those customers or that login account goes, with its way. */
export async function deleteCasesAbout(
  tx: Transaction,
  customerIds: readonly string[],
  loginAccountId?: string,
): Promise<void> {
  await tx.query('DELETE FROM first_aid_case WHERE customer_id = ANY ($1) OR login_account_id = $2', [
    customerIds,
    loginAccountId ?? null,
  ]);
}

/** What is kept of cases about somebody, a line for each step of their way. */
export async function findKeptFirstAid(
  tx: Transaction,
  customerIds: readonly string[],
  loginAccountId: string,
): Promise<KeptFirstAid[]> {
  return tx.query(
    `SELECT c.symptom, c.state, c.opened_by AS "openedBy", c.opened_at AS "openedAt", c.changed_at AS "changedAt",
            c.closed_at AS "closedAt", c.assigned_to AS "withWhom", c.advice AS "lastAdvice", c.path AS "lastPath", e.at, e.event, e.by_role AS "byRole", e.assigned_to AS "assignedTo", e.advice, e.path
     FROM first_aid_case c JOIN first_aid_event e ON e.case_id = c.id
     WHERE c.customer_id = ANY ($1) OR c.login_account_id = $2 ORDER BY c.opened_at, c.id, e.number`,
    [customerIds, loginAccountId],
  );
}
