/** How a payment stands at whoever handles it. */
export const PAYMENT_STATUSES = ['OPEN', 'PENDING', 'AUTHORIZED', 'PAID', 'FAILED', 'CANCELED', 'EXPIRED'] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

export interface PaymentReading {
  readonly status: PaymentStatus;
  readonly amountCents: number;
  /** Our id as we gave it; undefined where the payment bears none of ours. */
  readonly reference: string | undefined;
}

export const REFUND_STATUSES = ['QUEUED', 'PENDING', 'PROCESSING', 'REFUNDED', 'FAILED', 'CANCELED'] as const;
export type RefundStatus = (typeof REFUND_STATUSES)[number];

export interface RefundReading {
  readonly providerRefundId: string;
  readonly status: RefundStatus;
  readonly amountCents: number;
  readonly reference: string | undefined;
}
