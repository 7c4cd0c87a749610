import type { PersonalTable } from '../../support/exportedColumns.ts';
import type { TestNetherlands } from '../../support/netherlands.ts';
import { firstAidCase } from '../firstAid/firstAidCells.ts';
import { relationIds } from './relationCells.ts';

const REFERENCE = { why: 'a reference of ours, which says nothing' };

/** Where a member reads what is kept of relations. */
export const EXPORTED_RELATIONS: Readonly<Record<string, PersonalTable>> = {
  card_relation: {
    rows: 'main_customer_id = ANY ($1::uuid[]) OR other_customer_id = ANY ($1::uuid[])',
    columns: {
      id: REFERENCE,
      main_customer_id: REFERENCE,
      other_customer_id: REFERENCE,
      function: 'relations.function',
      state: 'relations.state',
      typed_hash: { why: 'a keyed hash that nobody can turn back' },
      typed_ending: 'relations.numberEnding',
      requested_at: 'relations.requestedAt',
      mailed_at: 'relations.mailedAt',
      confirmed_at: 'relations.confirmedAt',
      over_at: 'relations.overAt',
    },
  },
  relation_closure: {
    rows: 'customer_id = ANY ($1::uuid[])',
    columns: { customer_id: REFERENCE, closed_at: 'relations.closedAt' },
  },
};

/** Where a member reads what is kept of first aid. */
export const EXPORTED_FIRST_AID: Readonly<Record<string, PersonalTable>> = {
  first_aid_case: {
    rows: 'customer_id = ANY ($1::uuid[])',
    columns: {
      id: REFERENCE,
      customer_id: REFERENCE,
      login_account_id: REFERENCE,
      organisation_id: { why: 'the library, which the customer says' },
      symptom: 'firstAid.symptom',
      opened_by: 'firstAid.openedBy',
      assigned_to: 'firstAid.withWhom',
      advice: 'firstAid.lastAdvice',
      path: 'firstAid.lastPath',
      state: 'firstAid.state',
      opened_at: 'firstAid.openedAt',
      changed_at: 'firstAid.changedAt',
      closed_at: 'firstAid.closedAt',
    },
  },
  first_aid_event: {
    rows: 'case_id IN (SELECT id FROM first_aid_case WHERE customer_id = ANY ($1::uuid[]))',
    columns: {
      case_id: REFERENCE,
      number: { why: 'the order, in which they are told' },
      at: 'firstAid.at',
      event: 'firstAid.event',
      by_role: 'firstAid.byRole',
      assigned_to: 'firstAid.assignedTo',
      advice: 'firstAid.advice',
      path: 'firstAid.path',
    },
  },
};

/** Relations of the customer with that other one, his card closed, and a case of first aid, so that every column is filled. */
export async function keepRelations(on: TestNetherlands, customer: string, other: string): Promise<void> {
  const { waiting } = await relationIds(on, customer, other);
  await on.rows(`UPDATE card_relation SET mailed_at = '2026-11-20T09:00:07Z' WHERE id = $1`, [waiting]);
  const given = await firstAidCase(on, customer);
  await on.rows(`UPDATE first_aid_case SET state = 'SOLVED', closed_at = '2026-11-20T09:00:11Z' WHERE id = $1`, [
    given,
  ]);
  await on.rows(`INSERT INTO relation_closure VALUES ($1, '2026-11-20T09:00:09Z')`, [customer]);
}
