import type { PersonalTable } from '../../support/exportedColumns.ts';
import type { TestNetherlands } from '../../support/netherlands.ts';
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

/** Relations of the customer with that other one, and his card closed, so that every column is filled. */
export async function keepRelations(on: TestNetherlands, customer: string, other: string): Promise<void> {
  const { waiting } = await relationIds(on, customer, other);
  await on.rows(`UPDATE card_relation SET mailed_at = '2026-11-20T09:00:07Z' WHERE id = $1`, [waiting]);
  await on.rows(`INSERT INTO relation_closure VALUES ($1, '2026-11-20T09:00:09Z')`, [customer]);
}
