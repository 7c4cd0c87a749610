import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { CustomerId } from '../customer.ts';

/** What a unit has to see to. */
export const TASK_KINDS = {
  REPLACE_EMAIL:
    'Credentials went, or will go, to a registrar’s mailbox. Closes by itself with an e-mail address of the customer or guardian (F24).',
  CUSTOMER_TURNED_15: 'The customer may now decide alone, and may take over the e-mail address: ask (F4).',
  CUSTOMER_TURNED_18:
    'Guardians have no say any more. Ask for the customer’s own e-mail address; what was sent to a guardian’s has stopped working.',
  EXPECTED_END_REACHED: 'The day is over until which a temporary customer was expected to need the service: ask (F5).',
  GUARDIAN_WITHDREW:
    'A guardian withdrew the consent to the registration of somebody of 15 to 17, who decides alone: ask.',
  CUSTOMER_TRANSFERRED: 'A customer was moved to another unit, which is not told here (F13).',
  CASE_ACCEPTED: 'Celia has registered the person of the case (F21).',
  CASE_REJECTED: 'Celia has not registered the person of the case (F21).',
} as const;
export type TaskKind = keyof typeof TASK_KINDS;

/** Something that a unit has to see to, about a customer or a case. */
export interface UnitTask {
  readonly id: string;
  readonly kind: TaskKind;
  readonly unitId: string;
  readonly customerId?: CustomerId | undefined;
  /** Also where the customer is no longer the unit's. */
  readonly customerNumber?: string | undefined;
  readonly caseId?: string | undefined;
  readonly openedAt: Date;
  readonly closedAt?: Date | undefined;
}

/** F24: only another e-mail address closes the one of a registrar's mailbox. A task that is closed stays so. */
export function closeTask(
  task: UnitTask | undefined,
  now: Date,
): UnitTask | Refusal<'TASK_NOT_FOUND' | 'TASK_CLOSES_WITH_EMAIL'> {
  if (!task) return refuse('TASK_NOT_FOUND');
  if (task.closedAt) return task;
  return task.kind === 'REPLACE_EMAIL' ? refuse('TASK_CLOSES_WITH_EMAIL') : { ...task, closedAt: now };
}
