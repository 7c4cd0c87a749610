import { EntitySchema } from 'typeorm';
import type { Transaction } from '../../../../shared/runtime/database.ts';
import type { RefundState } from '../../../domain/payments/refund.ts';

/** Money that goes back of one payment: at most once, and a constraint sees to it. Euro cents. */
export interface RefundRow {
  readonly id: string;
  readonly paymentId: string;
  readonly cents: number;
  readonly state: RefundState;
  readonly providerRefundId: string | null;
  readonly requestedAt: Date;
  readonly askAt: Date | null;
  readonly asked: number;
}

export const Refunds = new EntitySchema<RefundRow>({
  name: 'refund',
  columns: {
    id: { type: 'uuid', primary: true },
    paymentId: { name: 'payment_id', type: 'uuid' },
    cents: { type: 'integer' },
    state: { type: 'text' },
    providerRefundId: { name: 'provider_refund_id', type: 'text', nullable: true },
    requestedAt: { name: 'requested_at', type: 'timestamptz' },
    askAt: { name: 'ask_at', type: 'timestamptz', nullable: true },
    asked: { type: 'integer' },
  },
});

export async function insertRefund(tx: Transaction, refund: RefundRow): Promise<void> {
  await tx.getRepository(Refunds).insert(refund);
}

/** A refund whose turn it is, with what its payment is called at the provider's. */
export interface DueRefund extends Pick<RefundRow, 'id' | 'cents' | 'state' | 'providerRefundId' | 'asked'> {
  readonly providerId: string;
}

const AT_ONCE = 50;

export async function takeDueRefunds(tx: Transaction, now: Date): Promise<DueRefund[]> {
  return tx.query(
    `SELECT r.id, r.cents, r.state, r.provider_refund_id AS "providerRefundId", r.asked, p.provider_id AS "providerId"
     FROM refund r JOIN payment p ON p.id = r.payment_id WHERE r.ask_at <= $1
     ORDER BY r.ask_at LIMIT ${AT_ONCE} FOR UPDATE OF r SKIP LOCKED`,
    [now],
  );
}

export async function askRefundLater(tx: Transaction, id: string, askAt: Date): Promise<void> {
  await tx.query('UPDATE refund SET ask_at = $2, asked = asked + 1 WHERE id = $1', [id, askAt]);
}

export async function saveRefund(
  tx: Transaction,
  id: string,
  refund: Pick<RefundRow, 'state' | 'providerRefundId' | 'askAt'>,
): Promise<void> {
  await tx.getRepository(Refunds).update({ id }, refund);
}
