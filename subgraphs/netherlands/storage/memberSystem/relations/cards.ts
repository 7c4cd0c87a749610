import type { Transaction } from '../../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../../shared/vocabulary/calendarDate.ts';

/** A card of the login account that is signed in, at one library organisation. */
export interface OwnCard {
  readonly id: string;
  readonly organisationId: string;
}

const RELATION_LOCK = 4_207_560; // any number, but one of its own

/** Requests of one account come one after the other; nobody else waits for them. */
export async function lockAsking(tx: Transaction, loginAccountId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [RELATION_LOCK, loginAccountId]);
}

/** The customers whose member system points at the account now. */
export async function findOwnCards(tx: Transaction, loginAccountId: string): Promise<OwnCard[]> {
  return tx.query(
    `SELECT DISTINCT s.customer_id AS id, s.organisation_id AS "organisationId"
     FROM login_link l JOIN subscription s ON s.customer_id = l.customer_id
     WHERE l.login_account_id = $1 AND l.state = 'LINKED' ORDER BY 1`,
    [loginAccountId],
  );
}

/** The customer with that number, kept until the transaction ends; in the scope of his organisation. */
export async function findByNumber(
  tx: Transaction,
  passNumber: string,
  birthDate: CalendarDate,
): Promise<{ id: string; isBornThen: boolean; isClosed: boolean } | undefined> {
  const [row] = await tx.query(
    `SELECT c.id, c.birth_date = $2 AS "isBornThen",
            EXISTS (SELECT FROM relation_closure x WHERE x.customer_id = c.id) AS "isClosed"
     FROM pass p JOIN customer c ON c.id = p.customer_id
     WHERE p.number = $1 AND p.state = 'ACTIVE' FOR KEY SHARE OF c`,
    [passNumber, birthDate],
  );
  return row;
}

/** Locks those customers in the order of their ids, so that two who pay or erase come one after the other. */
export async function lockCustomersInOrder(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.query('SELECT FROM customer WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [ids]);
}

/** What each of those customers has to pay. */
export async function findOwedBy(
  tx: Transaction,
  customerIds: readonly string[],
): Promise<{ customerId: string; subscriptionId: string; openCents: number }[]> {
  return tx.query(
    `SELECT customer_id AS "customerId", id AS "subscriptionId", balance_cents - settled_cents AS "openCents"
     FROM subscription WHERE customer_id = ANY ($1) AND status <> 'CANCELLED' AND balance_cents > settled_cents
     ORDER BY id`,
    [customerIds],
  );
}

/** Whom each of those members may pay for, at the desk too (R16). */
export async function findPayees(
  tx: Transaction,
  mainCustomerIds: readonly string[],
): Promise<{ mainId: string; otherId: string }[]> {
  return tx.query(
    `SELECT main_customer_id AS "mainId", other_customer_id AS "otherId" FROM card_relation
     WHERE main_customer_id = ANY ($1) AND function = 'PAY' AND state = 'CONFIRMED' ORDER BY confirmed_at`,
    [mainCustomerIds],
  );
}

export async function isClosed(tx: Transaction, customerId: string): Promise<boolean> {
  const rows: unknown[] = await tx.query('SELECT FROM relation_closure WHERE customer_id = $1', [customerId]);
  return rows.length > 0;
}

/** No relation of the card is left open, in either direction; who asked sees an unanswered request. */
export async function closeCard(tx: Transaction, customerId: string, now: Date): Promise<void> {
  await tx.query('INSERT INTO relation_closure (customer_id, closed_at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    customerId,
    now,
  ]);
  await tx.query(
    `UPDATE card_relation SET over_at = CASE WHEN state = 'CONFIRMED' OR main_customer_id = $1 THEN $2 ELSE over_at END,
       state = CASE WHEN state = 'CONFIRMED' THEN 'ENDED' WHEN main_customer_id = $1 THEN 'WITHDRAWN' ELSE 'DECLINED' END
     WHERE (main_customer_id = $1 OR other_customer_id = $1) AND state IN ('REQUESTED', 'DECLINED', 'CONFIRMED')`,
    [customerId, now],
  );
}

export async function openCard(tx: Transaction, customerId: string): Promise<void> {
  await tx.query('DELETE FROM relation_closure WHERE customer_id = $1', [customerId]);
}

/**
 * The relations of customers that are erased. A request that nobody confirmed stays, addressed to nobody, until it
 * lapses: going before its time it would tell who asked that there was somebody.
 */
export async function forgetRelations(tx: Transaction, customerIds: readonly string[]): Promise<void> {
  await tx.query(
    `DELETE FROM card_relation WHERE main_customer_id = ANY ($1)
       OR (other_customer_id = ANY ($1) AND state IN ('CONFIRMED', 'ENDED'))`,
    [customerIds],
  );
  await tx.query(
    `UPDATE card_relation SET other_customer_id = NULL, mailed_at = NULL,
       state = CASE state WHEN 'DECLINED' THEN 'REQUESTED' ELSE state END
     WHERE other_customer_id = ANY ($1)`,
    [customerIds],
  );
  await tx.query('DELETE FROM relation_closure WHERE customer_id = ANY ($1)', [customerIds]);
}
