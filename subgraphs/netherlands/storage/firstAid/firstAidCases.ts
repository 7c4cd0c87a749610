import { EntitySchema } from 'typeorm';
import { type Transaction, violates } from '../../../shared/runtime/database.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { FirstAidCase, FirstAider } from '../../domain/firstAid/firstAidCase.ts';
import type { FirstAidStep, Look } from '../../domain/firstAid/firstAidSteps.ts';
import type { WalkedStep } from '../../domain/firstAid/walkFirstAid.ts';

/** `path`: 'STEP LOOK' for each step. */
export interface FirstAidCaseRow
  extends Omit<FirstAidCase, 'customerId' | 'loginAccountId' | 'organisationId' | 'path' | 'closedAt'> {
  readonly customerId: string | null;
  readonly loginAccountId: string | null;
  readonly organisationId: string | null;
  readonly path: readonly string[];
  readonly closedAt: Date | null;
}

export const FirstAidCases = new EntitySchema<FirstAidCaseRow>({
  name: 'first_aid_case',
  columns: {
    id: { type: 'uuid', primary: true },
    customerId: { name: 'customer_id', type: 'uuid', nullable: true },
    loginAccountId: { name: 'login_account_id', type: 'uuid', nullable: true },
    organisationId: { name: 'organisation_id', type: 'uuid', nullable: true },
    symptom: { type: 'text' },
    openedBy: { name: 'opened_by', type: 'text' },
    assignedTo: { name: 'assigned_to', type: 'text' },
    advice: { type: 'text' },
    path: { type: 'text', array: true },
    state: { type: 'text' },
    openedAt: { name: 'opened_at', type: 'timestamptz' },
    changedAt: { name: 'changed_at', type: 'timestamptz' },
    closedAt: { name: 'closed_at', type: 'timestamptz', nullable: true },
  },
});

export async function insertCase(
  tx: Transaction,
  one: FirstAidCase,
): Promise<Refusal<'CASE_OPEN_ALREADY'> | undefined> {
  try {
    const row = { ...one, path: one.path.map(textOf) };
    await tx.transaction((savepoint) => savepoint.getRepository(FirstAidCases).insert(row));
    return undefined;
  } catch (error) {
    if (violates(error, 'one_open_case')) return refuse('CASE_OPEN_ALREADY');
    throw error;
  }
}

/** The case, locked, where the scope sees it. */
export async function lockCase(tx: Transaction, id: string): Promise<FirstAidCase | undefined> {
  const lock = { mode: 'pessimistic_write' } as const;
  const row = await tx.getRepository(FirstAidCases).findOne({ where: { id }, lock });
  return row ? caseOf(row) : undefined;
}

export async function findCase(tx: Transaction, id: string): Promise<FirstAidCase | undefined> {
  const row = await tx.getRepository(FirstAidCases).findOneBy({ id });
  return row ? caseOf(row) : undefined;
}

export async function saveCase(tx: Transaction, one: FirstAidCase): Promise<void> {
  const { id, assignedTo, advice, path, state, changedAt, closedAt = null } = one;
  const changed = { assignedTo, advice, path: path.map(textOf), state, changedAt, closedAt };
  await tx.getRepository(FirstAidCases).update({ id }, changed);
}

/** Open cases that wait for the role, the oldest first, after the one at that position. */
export async function findWaiting(
  tx: Transaction,
  role: FirstAider,
  { after, limit }: { readonly after: { openedAt: string; id: string } | undefined; readonly limit: number },
): Promise<FirstAidCase[]> {
  const query = tx
    .getRepository(FirstAidCases)
    .createQueryBuilder('c')
    .where(`c.state = 'OPEN' AND c.assignedTo = :role`, { role });
  if (after) query.andWhere('(c.openedAt, c.id) > (:openedAt, :id)', after);
  const rows = await query.orderBy('c.openedAt').addOrderBy('c.id').limit(limit).getMany();
  return rows.map(caseOf);
}

function caseOf(row: FirstAidCaseRow): FirstAidCase {
  const { customerId, loginAccountId, organisationId, closedAt, path, ...rest } = row;
  return {
    ...rest,
    customerId: customerId ?? undefined,
    loginAccountId: loginAccountId ?? undefined,
    organisationId: organisationId ?? undefined,
    closedAt: closedAt ?? undefined,
    path: path.map(stepOf),
  };
}

function textOf({ step, look }: WalkedStep): string {
  return `${step} ${look}`;
}

function stepOf(text: string): WalkedStep {
  const [step, look] = text.split(' ');
  return { step: step as FirstAidStep, look: look as Look };
}
