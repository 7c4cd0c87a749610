import type { Transaction } from '../../../../shared/runtime/database.ts';
import type { KeptPayment } from '../../../domain/keptOfHolder.ts';

/** Nothing in the ledger says any more that the account paid; with the subscriptions it goes from the lines. */
export async function forgetPayer(tx: Transaction, accountId: string): Promise<void> {
  await tx.query(`UPDATE payment SET payer_account_id = NULL, checkout_url = NULL WHERE payer_account_id = $1`, [
    accountId,
  ]);
}

/** What the account paid, and what was paid for those customers: one entry for each part of a payment. */
export async function findKeptPayments(
  tx: Transaction,
  accountId: string,
  customerIds: readonly string[],
): Promise<KeptPayment[]> {
  return tx.query(
    `SELECT p.organisation_id AS "organisationId", p.method, p.state, p.branch_code AS "branchCode",
       p.amount_cents AS "amountCents", p.provider_id AS "providerId", CASE WHEN p.payer_account_id = $1 THEN p.checkout_url END AS "checkoutUrl",
       p.created_at AS "createdAt", p.paid_at AS "paidAt", l.cents, l.outcome,
       r.cents AS "refundCents", r.state AS "refundState", r.requested_at AS "refundRequestedAt",
       r.provider_refund_id AS "providerRefundId"
     FROM payment p JOIN payment_line l ON l.payment_id = p.id LEFT JOIN refund r ON r.payment_id = p.id
     LEFT JOIN subscription s ON s.id = l.subscription_id
     WHERE p.payer_account_id = $1 OR s.customer_id = ANY ($2) ORDER BY p.created_at`,
    [accountId, customerIds],
  );
}
