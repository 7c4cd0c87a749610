import type { PersonalTable } from '../../support/exportedColumns.ts';

const REFERENCE = { why: 'a reference of ours, which says nothing' };
const OF_CUSTOMER = 'customer_id = ANY ($1::uuid[])';

/** Where a member reads what is kept of payments. */
export const EXPORTED_PAYMENTS: Readonly<Record<string, PersonalTable>> = {
  payment: {
    rows: `payer_account_id::text = ANY ($1)`,
    columns: {
      id: REFERENCE,
      organisation_id: 'payments.organisation',
      method: 'payments.method',
      state: 'payments.state',
      amount_cents: 'payments.totalInCents',
      payer_account_id: REFERENCE,
      branch_code: { why: 'of a payment at a desk, which no account makes; its own test' },
      provider_id: 'payments.providerId',
      checkout_url: 'payments.checkoutPage',
      created_at: 'payments.begunAt',
      paid_at: 'payments.paidAt',
      ask_at: { why: 'when the provider is asked next, which says nothing of the person' },
      asked: { why: 'how often in vain, likewise' },
    },
  },
  payment_line: {
    rows: `subscription_id IN (SELECT id FROM subscription WHERE ${OF_CUSTOMER})`,
    columns: {
      id: REFERENCE,
      payment_id: REFERENCE,
      subscription_id: REFERENCE,
      cents: 'payments.partInCents',
      outcome: 'payments.partOutcome',
    },
  },
  refund: {
    rows: `payment_id IN (SELECT id FROM payment WHERE payer_account_id::text = ANY ($1))`,
    columns: {
      id: REFERENCE,
      payment_id: REFERENCE,
      cents: 'payments.refundInCents',
      state: 'payments.refundState',
      provider_refund_id: 'payments.refundProviderId',
      requested_at: 'payments.refundRequestedAt',
      ask_at: { why: 'when the provider is asked next, which says nothing of the person' },
      asked: { why: 'how often in vain, likewise' },
    },
  },
};
