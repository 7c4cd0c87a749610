import type { Transaction } from '../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { Validity } from '../../domain/subscription.ts';
import { type SubscriptionRow, Subscriptions } from './subscriptions.ts';

export async function findSignUp(tx: Transaction, subscriptionId: string): Promise<SubscriptionRow> {
  return tx.getRepository(Subscriptions).findOneByOrFail({ id: subscriptionId });
}

/** Since when the subscription waits for money. */
export async function saveOrdered(tx: Transaction, subscriptionId: string, at: Date): Promise<void> {
  await tx.query('UPDATE subscription SET ordered_at = $2 WHERE id = $1', [subscriptionId, at]);
}

/** The term of a subscription, and its customer registered for as long. */
export async function saveTerm(tx: Transaction, subscriptionId: string, { since, through }: Validity): Promise<void> {
  await tx.query('UPDATE subscription SET since = $2, through = $3 WHERE id = $1', [subscriptionId, since, through]);
  await tx.query(
    `UPDATE customer SET registered_since = least(registered_since, $2), registered_through = greatest(registered_through, $3)
     WHERE id = (SELECT customer_id FROM subscription WHERE subscription.id = $1)`,
    [subscriptionId, since, through],
  );
}

const AT_ONCE = 100;

/**
 * Customers of what waited to be paid since before then, locked, with what it is; a renewal waits from its first day.
 * One for which a payment can still turn out paid is left, and so is one that somebody works on.
 */
export async function lockUnpaid(
  tx: Transaction,
  before: Date,
  beforeDay: CalendarDate,
): Promise<{ customerId: string; subscriptionId: string }[]> {
  return tx.query(
    `SELECT c.id AS "customerId", s.id AS "subscriptionId" FROM subscription s JOIN customer c ON c.id = s.customer_id
     WHERE s.status = 'AWAITING_PAYMENT' AND (s.ordered_at <= $1 OR (s.ordered_at IS NULL AND s.since <= $2)) AND NOT EXISTS (
       SELECT FROM payment_line l JOIN payment p ON p.id = l.payment_id
       WHERE l.subscription_id = s.id AND p.state IN ('CREATED', 'OPEN', 'PENDING', 'AUTHORIZED'))
     ORDER BY s.ordered_at LIMIT ${AT_ONCE} FOR UPDATE OF s, c SKIP LOCKED`,
    [before, beforeDay],
  );
}

/** Ends it before it began. The customer is registered for no longer than without it, so that he can begin anew. */
export async function cancelSignUp(tx: Transaction, subscriptionId: string, today: CalendarDate): Promise<void> {
  await tx.query(`UPDATE subscription SET status = 'CANCELLED', cancelled_on = $2, status_since = $2 WHERE id = $1`, [
    subscriptionId,
    today,
  ]);
  await tx.query(
    `UPDATE customer SET registered_through = greatest(registered_since, $2::date - 1,
       (SELECT max(through) FROM subscription o WHERE o.customer_id = customer.id AND o.id <> $1 AND o.status <> 'CANCELLED'))
     WHERE id = (SELECT customer_id FROM subscription WHERE subscription.id = $1)`,
    [subscriptionId, today],
  );
}
