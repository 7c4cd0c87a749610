import { In } from 'typeorm';
import type { Transaction } from '../../../../shared/runtime/database.ts';
import type { EmailAddress } from '../../../../shared/vocabulary/emailAddress.ts';
import type { CardRelation } from '../../../domain/relations/cardRelation.ts';
import type { RelationSides } from '../../../domain/relations/seenRelation.ts';
import { type CardRelationRow, CardRelations, relationOf } from './cardRelations.ts';

export interface RelationWithSides {
  readonly relation: CardRelation;
  readonly sides: RelationSides;
}

const MOST = 200;

/** The open relations of the card in both directions, the newest first; in the scope of its organisation. */
export async function findRelationsOf(tx: Transaction, customerId: string): Promise<RelationWithSides[]> {
  const state = In(['REQUESTED', 'DECLINED', 'CONFIRMED']);
  const rows = await tx.getRepository(CardRelations).find({
    where: [
      { mainCustomerId: customerId, state },
      { otherCustomerId: customerId, state },
    ],
    order: { requestedAt: 'DESC', id: 'ASC' },
    take: MOST,
  });
  return withSides(tx, rows);
}

/** One relation; in the scope of its organisation. */
export async function findRelation(tx: Transaction, id: string): Promise<RelationWithSides | undefined> {
  return (await withSides(tx, await tx.getRepository(CardRelations).findBy({ id })))[0];
}

async function withSides(tx: Transaction, rows: readonly CardRelationRow[]): Promise<RelationWithSides[]> {
  const ids = rows.flatMap(({ mainCustomerId, otherCustomerId }) => [
    mainCustomerId,
    otherCustomerId ?? mainCustomerId,
  ]);
  const known = await findCardNames(tx, ids);
  return rows.map((row) => ({ relation: relationOf(row), sides: sidesOf(row, known) }));
}

interface CardName {
  readonly id: string;
  readonly firstName: string;
  readonly ending: string;
}

function sidesOf(row: CardRelationRow, known: ReadonlyMap<string, CardName>): RelationSides {
  const main = known.get(row.mainCustomerId);
  const other = known.get(row.otherCustomerId ?? '');
  return { mainFirstName: main?.firstName ?? '', mainEnding: main?.ending ?? '', otherFirstName: other?.firstName };
}

/** What a card is called by others: the first name, or the initials where there is none, and the end of its number. */
export async function findCardNames(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, CardName>> {
  const rows: CardName[] = await tx.query(
    `SELECT c.id, coalesce(c.call_name, c.initials) AS "firstName", right(p.number, 4) AS ending
     FROM customer c JOIN pass p ON p.customer_id = c.id AND p.kind = 'PRIMARY' AND p.state <> 'REPLACED'
     WHERE c.id = ANY ($1)`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The owner of a card, at the library's address. */
export interface LetterTo {
  readonly customerId: string;
  readonly email: EmailAddress;
}

/**
 * Where a request is to be mailed, and that it now is; undefined where nobody waits for it, and where within a day the
 * same card had the owner mailed, or three had.
 */
export async function takeAddressToAsk(tx: Transaction, id: string, now: Date): Promise<LetterTo | undefined> {
  const [[row]]: [LetterTo[], number] = await tx.query(
    `UPDATE card_relation r SET mailed_at = $2 FROM customer c
     WHERE r.id = $1 AND c.id = r.other_customer_id AND r.state = 'REQUESTED' AND r.over_at > $2
       AND NOT EXISTS (SELECT FROM card_relation one WHERE one.main_customer_id = r.main_customer_id
         AND one.other_customer_id = r.other_customer_id AND one.mailed_at > $2::timestamptz - interval '24 hours')
       AND (SELECT count(*) FROM card_relation one WHERE one.other_customer_id = r.other_customer_id
         AND one.mailed_at > $2::timestamptz - interval '24 hours') < 3
     RETURNING c.id AS "customerId", c.email`,
    [id, now],
  );
  return row;
}

/** Where the owner of the card that authorised another is written to; undefined where that is over. */
export async function findGiverAddress(tx: Transaction, id: string): Promise<LetterTo | undefined> {
  const [row]: LetterTo[] = await tx.query(
    `SELECT c.id AS "customerId", c.email FROM card_relation r JOIN customer c ON c.id = r.other_customer_id
     WHERE r.id = $1 AND r.state = 'CONFIRMED'`,
    [id],
  );
  return row;
}
