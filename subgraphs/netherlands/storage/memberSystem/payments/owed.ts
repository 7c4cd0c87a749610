import type { Transaction } from '../../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../../shared/vocabulary/calendarDate.ts';
import type { Payable } from '../../../domain/payments/payable.ts';
import type { Owing } from '../../../domain/payments/settlement.ts';
import type { SubscriptionStatus } from '../../../domain/subscriptionStatus.ts';

/**
 * What those subscriptions owe, their customers locked in the order of their ids: whoever changes what is owed comes one
 * after the other. Those that are gone are left out.
 */
export async function lockOwed(tx: Transaction, subscriptionIds: readonly string[]): Promise<Payable[]> {
  await tx.query(
    `SELECT FROM customer WHERE id IN (SELECT customer_id FROM subscription WHERE id = ANY ($1)) ORDER BY id FOR UPDATE`,
    [subscriptionIds],
  );
  return tx.query(
    `SELECT s.id, s.customer_id AS "customerId", s.organisation_id AS "organisationId", s.status,
       s.balance_cents - s.settled_cents AS "openCents",
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'state', p.state)) FROM payment_line l
         JOIN payment p ON p.id = l.payment_id
         WHERE l.subscription_id = s.id AND p.state IN ('CREATED', 'OPEN', 'PENDING', 'AUTHORIZED')), '[]') AS "underWay"
     FROM subscription s WHERE s.id = ANY ($1) ORDER BY s.id`,
    [subscriptionIds],
  );
}

/** Euro cents that are left to pay, of those subscriptions that the scope sees. */
export async function findOpenCents(
  tx: Transaction,
  subscriptionIds: readonly string[],
): Promise<{ id: string; openCents: number; status: SubscriptionStatus }[]> {
  return tx.query(
    `SELECT id, status, CASE status WHEN 'CANCELLED' THEN 0 ELSE balance_cents - settled_cents END AS "openCents"
     FROM subscription WHERE id = ANY ($1)`,
    [subscriptionIds],
  );
}

/** Takes that much off what it owes. A ban that is lifted later finds it paid. */
export async function saveSettled(
  tx: Transaction,
  { id }: Pick<Owing, 'id'>,
  cents: number,
  status: SubscriptionStatus,
  today: CalendarDate,
): Promise<void> {
  await tx.query(
    `UPDATE subscription SET settled_cents = settled_cents + $2, status = $3,
       status_since = CASE WHEN status = $3 THEN status_since ELSE $4::date END,
       status_before_ban = CASE WHEN status_before_ban IS NOT NULL THEN 'NORMAL' END WHERE id = $1`,
    [id, cents, status, today],
  );
}
