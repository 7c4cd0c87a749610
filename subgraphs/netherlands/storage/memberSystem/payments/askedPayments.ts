import type { Transaction } from '../../../../shared/runtime/database.ts';

const AT_ONCE = 50;

export interface AskedPayment {
  readonly id: string;
  readonly providerId: string | null;
  readonly asked: number;
}

/** Payments whose turn it is to be asked for. Those that another process is at are left to it. */
export async function takeDuePayments(tx: Transaction, now: Date): Promise<AskedPayment[]> {
  return tx.query(
    `SELECT id, provider_id AS "providerId", asked FROM payment WHERE ask_at <= $1
     ORDER BY ask_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED`,
    [now],
  );
}

/** The next time is then; one more was in vain until it is saved otherwise. */
export async function askLater(tx: Transaction, id: string, askAt: Date): Promise<void> {
  await tx.query('UPDATE payment SET ask_at = $2, asked = asked + 1 WHERE id = $1', [id, askAt]);
}

/** News came: its turn is now, whatever becomes of who heard it. */
export async function askNow(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.query(`UPDATE payment SET ask_at = $2 WHERE id = $1 AND state <> 'PAID'`, [id, now]);
}

/** Payments of those subscriptions that the scope sees and that the provider knows as open. */
export async function findOpenPayments(
  tx: Transaction,
  subscriptionIds: readonly string[],
): Promise<{ id: string; providerId: string }[]> {
  return tx.query(
    `SELECT DISTINCT p.id, p.provider_id AS "providerId" FROM payment p JOIN payment_line l ON l.payment_id = p.id
     WHERE l.subscription_id = ANY ($1) AND p.state = 'OPEN'`,
    [subscriptionIds],
  );
}
