import { EntitySchema } from 'typeorm';
import type { Transaction } from '../../../../shared/runtime/database.ts';
import type { CardRelation, RelationFunction } from '../../../domain/relations/cardRelation.ts';

/** One authorisation between two cards. What a state does not have is null there, and a check constraint sees to it. */
export interface CardRelationRow {
  readonly id: string;
  readonly mainCustomerId: string;
  readonly otherCustomerId: string | null;
  readonly function: RelationFunction;
  readonly state: CardRelation['state'];
  readonly typedHash: Buffer;
  readonly typedEnding: string;
  readonly requestedAt: Date;
  readonly mailedAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly overAt: Date | null;
}

export const CardRelations = new EntitySchema<CardRelationRow>({
  name: 'card_relation',
  columns: {
    id: { type: 'uuid', primary: true },
    mainCustomerId: { name: 'main_customer_id', type: 'uuid' },
    otherCustomerId: { name: 'other_customer_id', type: 'uuid', nullable: true },
    function: { type: 'text' },
    state: { type: 'text' },
    typedHash: { name: 'typed_hash', type: 'bytea' },
    typedEnding: { name: 'typed_ending', type: 'text' },
    requestedAt: { name: 'requested_at', type: 'timestamptz' },
    mailedAt: { name: 'mailed_at', type: 'timestamptz', nullable: true },
    confirmedAt: { name: 'confirmed_at', type: 'timestamptz', nullable: true },
    overAt: { name: 'over_at', type: 'timestamptz', nullable: true },
  },
});

export function relationOf(row: CardRelationRow): CardRelation {
  const { id, mainCustomerId, function: allowed, typedEnding, requestedAt, confirmedAt, overAt } = row;
  const otherCustomerId = row.otherCustomerId ?? undefined;
  const asked = { id, mainCustomerId, function: allowed, typedEnding, requestedAt };
  if (row.state === 'CONFIRMED' && otherCustomerId && confirmedAt) {
    return { ...asked, state: row.state, otherCustomerId, confirmedAt };
  }
  if (row.state === 'CONFIRMED' || !overAt) throw new Error('the row of a relation does not fit its state');
  if (row.state === 'REQUESTED' || row.state === 'DECLINED') {
    return { ...asked, state: row.state, otherCustomerId, overAt };
  }
  return { ...asked, state: row.state, otherCustomerId, confirmedAt: confirmedAt ?? undefined, overAt };
}

/** The relation with that id, locked, where one of its sides is in scope. */
export async function lockRelation(tx: Transaction, id: string): Promise<CardRelation | undefined> {
  const lock = { mode: 'pessimistic_write' } as const;
  const row = await tx.getRepository(CardRelations).findOne({ where: { id }, lock });
  return row ? relationOf(row) : undefined;
}

export async function insertRelation(tx: Transaction, relation: CardRelation, typedHash: Buffer): Promise<void> {
  await tx.getRepository(CardRelations).insert({ ...relation, typedHash });
}

export async function saveRelation(tx: Transaction, relation: CardRelation): Promise<void> {
  const { id, state } = relation;
  const confirmedAt = 'confirmedAt' in relation ? (relation.confirmedAt ?? null) : null;
  const overAt = 'overAt' in relation ? relation.overAt : null;
  await tx.getRepository(CardRelations).update({ id }, { state, confirmedAt, overAt });
}

/** Requests of the card that nobody answered in time make room for new ones. */
export async function closeLapsed(tx: Transaction, mainCustomerId: string, now: Date): Promise<void> {
  await tx.query(
    `UPDATE card_relation SET state = 'LAPSED'
     WHERE main_customer_id = $1 AND state IN ('REQUESTED', 'DECLINED') AND over_at <= $2`,
    [mainCustomerId, now],
  );
}

/** What the cards asked for since then, as typed: `pair` is the hash of number and birth date, in hex. */
export async function requestsSince(
  tx: Transaction,
  mainCustomerIds: readonly string[],
  since: Date,
): Promise<{ pair: string; requestedAt: Date }[]> {
  return tx.query(
    `SELECT encode(typed_hash, 'hex') AS pair, requested_at AS "requestedAt" FROM card_relation
     WHERE main_customer_id = ANY ($1) AND requested_at > $2`,
    [mainCustomerIds, since],
  );
}

/** Whether the card has that function open: of the same number as typed, and of the same other card, apart. */
export async function findOpen(
  tx: Transaction,
  asked: { main: string; other: string | undefined; function: RelationFunction; typedHash: Buffer },
): Promise<{ isAsked: boolean; isRelated: boolean }> {
  const [row]: { isAsked: boolean | null; isRelated: boolean | null }[] = await tx.query(
    `SELECT bool_or(typed_hash = $3) AS "isAsked", bool_or(other_customer_id = $4) AS "isRelated" FROM card_relation
     WHERE main_customer_id = $1 AND function = $2 AND state IN ('REQUESTED', 'DECLINED', 'CONFIRMED')`,
    [asked.main, asked.function, asked.typedHash, asked.other ?? null],
  );
  return { isAsked: row?.isAsked ?? false, isRelated: row?.isRelated ?? false };
}

/** What the cards asked for: those relations, or all that are confirmed for the function where none are named. Kept as they are. */
export async function shareAskedBy(
  tx: Transaction,
  mainCustomerIds: readonly string[],
  wanted: { readonly ids: readonly string[] | undefined; readonly function: RelationFunction },
): Promise<CardRelation[]> {
  const query = tx
    .getRepository(CardRelations)
    .createQueryBuilder('r')
    .where('r.mainCustomerId = ANY (:mainCustomerIds)', { mainCustomerIds })
    .setLock('pessimistic_read');
  if (wanted.ids) query.andWhere('r.id = ANY (:ids)', wanted);
  else query.andWhere(`r.state = 'CONFIRMED' AND r.function = :function`, wanted);
  return (await query.orderBy('r.otherCustomerId').addOrderBy('r.id').getMany()).map(relationOf);
}
