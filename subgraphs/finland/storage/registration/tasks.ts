import { EntitySchema, type FindOptionsWhere } from 'typeorm';
import type { Transaction } from '../../../shared/runtime/database.ts';
import type { ActiveCustomer, CustomerId } from '../../domain/customer.ts';
import type { TaskKind, UnitTask } from '../../domain/tasks/unitTask.ts';

interface TaskRow {
  id: string;
  unitId: string;
  kind: TaskKind;
  customerId: CustomerId | null;
  customerNumber: number | null;
  caseId: string | null;
  openedAt: Date;
  closedAt: Date | null;
}

export const tasks = new EntitySchema<TaskRow>({
  name: 'celia_task',
  columns: {
    id: { type: 'uuid', primary: true, generated: 'uuid' },
    unitId: { type: 'text', name: 'unit_id' },
    kind: { type: 'text' },
    customerId: { type: 'uuid', name: 'customer_id', nullable: true },
    customerNumber: { type: 'integer', name: 'customer_number', nullable: true },
    caseId: { type: 'uuid', name: 'case_id', nullable: true },
    openedAt: { type: 'timestamptz', name: 'opened_at' },
    closedAt: { type: 'timestamptz', name: 'closed_at', nullable: true },
  },
});

type AboutCustomer = Pick<ActiveCustomer, 'id' | 'number' | 'unitId'>;

/** Opens the task for the customer's unit, unless it is open. */
export async function openTask(
  tx: Transaction,
  { id, number, unitId }: AboutCustomer,
  kind: TaskKind,
  at: Date,
): Promise<void> {
  await tx.query(
    `INSERT INTO celia_task (unit_id, kind, customer_id, customer_number, opened_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [unitId, kind, id, Number(number), at],
  );
}

export async function openCaseTask(
  tx: Transaction,
  { id, unitId }: { id: string; unitId: string },
  kind: TaskKind,
  at: Date,
): Promise<void> {
  await tx.insert(tasks, { unitId, kind, caseId: id, openedAt: at });
}

export async function closeTasks(tx: Transaction, customerId: CustomerId, kind: TaskKind, at: Date): Promise<void> {
  await tx.query('UPDATE celia_task SET closed_at = $3 WHERE customer_id = $1 AND kind = $2 AND closed_at IS NULL', [
    customerId,
    kind,
    at,
  ]);
}

/** What is open about customers goes along to another unit; what only tells of an earlier move stays where it was. */
export async function moveOpenTasks(
  tx: Transaction,
  customerIds: readonly CustomerId[],
  unitId: string,
): Promise<void> {
  await tx.query(
    `UPDATE celia_task SET unit_id = $2
     WHERE customer_id = ANY ($1) AND closed_at IS NULL AND kind <> 'CUSTOMER_TRANSFERRED'`,
    [customerIds, unitId],
  );
}

export async function lockTask(tx: Transaction, where: FindOptionsWhere<TaskRow>): Promise<UnitTask | undefined> {
  const row = await tx.findOne(tasks, { where, lock: { mode: 'pessimistic_write' } });
  return row ? fromRow(row) : undefined;
}

export async function saveClosedTask(tx: Transaction, { id, closedAt }: UnitTask): Promise<void> {
  await tx.update(tasks, { id }, { closedAt: closedAt ?? null });
}

export async function deleteTasks(tx: Transaction, customerId: CustomerId): Promise<void> {
  await tx.delete(tasks, { customerId });
}

/** Tasks of the unit, the oldest first; none about customers who ended. `after`: 'time id' of the last one seen. */
export async function findTasks(
  tx: Transaction,
  unitId: string,
  { open, after, limit }: { open: boolean; after: string | undefined; limit: number },
): Promise<UnitTask[]> {
  const [at, id] = after?.split(' ') ?? [];
  const rows: TaskRow[] = await tx.query(
    `SELECT id, unit_id AS "unitId", kind, customer_id AS "customerId", customer_number AS "customerNumber",
       case_id AS "caseId", opened_at AS "openedAt", closed_at AS "closedAt" FROM celia_task
     WHERE unit_id = $1 AND (closed_at IS NULL) = $2 AND (
         customer_id IS NULL OR kind = 'CUSTOMER_TRANSFERRED'
         OR EXISTS (SELECT FROM celia_customer WHERE celia_customer.id = customer_id AND state = 'ACTIVE'))
       AND ($3::timestamptz IS NULL OR (opened_at, id) > ($3::timestamptz, $4::uuid))
     ORDER BY opened_at, id LIMIT $5`,
    [unitId, open, at, id, limit],
  );
  return rows.map(fromRow);
}

/** About that customer, wherever. */
export async function findTasksAbout(tx: Transaction, customerId: CustomerId): Promise<UnitTask[]> {
  const rows = await tx.find(tasks, { where: { customerId }, order: { openedAt: 'ASC' } });
  return rows.map(fromRow);
}

function fromRow({ customerId, customerNumber, caseId, closedAt, ...row }: TaskRow): UnitTask {
  return {
    ...row,
    customerId: customerId ?? undefined,
    customerNumber: customerNumber === null ? undefined : String(customerNumber),
    caseId: caseId ?? undefined,
    closedAt: closedAt ?? undefined,
  };
}
