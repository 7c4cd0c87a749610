import { EntitySchema, In } from 'typeorm';
import type { Transaction } from '../../../../shared/runtime/database.ts';
import type { Payment, PaymentLine } from '../../../domain/payments/payment.ts';

/** A payment without its lines. `askAt`: when the provider is asked next how it stands; `asked`: how often in vain. */
export interface PaymentRow extends Omit<Payment, 'lines'> {
  readonly askAt: Date | null;
  readonly asked: number;
}

export interface PaymentLineRow extends PaymentLine {
  readonly paymentId: string;
}

export const Payments = new EntitySchema<PaymentRow>({
  name: 'payment',
  columns: {
    id: { type: 'uuid', primary: true },
    organisationId: { name: 'organisation_id', type: 'uuid' },
    method: { type: 'text' },
    state: { type: 'text' },
    amountCents: { name: 'amount_cents', type: 'integer' },
    payerAccountId: { name: 'payer_account_id', type: 'uuid', nullable: true },
    branchCode: { name: 'branch_code', type: 'text', nullable: true },
    providerId: { name: 'provider_id', type: 'text', nullable: true },
    checkoutUrl: { name: 'checkout_url', type: 'text', nullable: true },
    createdAt: { name: 'created_at', type: 'timestamptz' },
    paidAt: { name: 'paid_at', type: 'timestamptz', nullable: true },
    askAt: { name: 'ask_at', type: 'timestamptz', nullable: true },
    asked: { type: 'integer' },
  },
});

export const PaymentLines = new EntitySchema<PaymentLineRow>({
  name: 'payment_line',
  columns: {
    id: { type: 'uuid', primary: true },
    paymentId: { name: 'payment_id', type: 'uuid' },
    subscriptionId: { name: 'subscription_id', type: 'uuid', nullable: true },
    cents: { type: 'integer' },
    outcome: { type: 'text', nullable: true },
  },
});

export async function insertPayment(
  tx: Transaction,
  { lines, ...payment }: Payment,
  askAt: Date | null,
): Promise<void> {
  await tx.getRepository(Payments).insert({ ...payment, askAt, asked: 0 });
  await tx.getRepository(PaymentLines).insert(lines.map((line) => ({ ...line, paymentId: payment.id })));
}

/** The payments that the scope sees of those ids, in no order. */
export async function findPayments(tx: Transaction, ids: readonly string[]): Promise<Payment[]> {
  const rows = await tx.getRepository(Payments).findBy({ id: In([...ids]) });
  const lines = await tx.getRepository(PaymentLines).find({ where: { paymentId: In([...ids]) }, order: { id: 'ASC' } });
  return rows.map(({ askAt, asked, ...payment }) => ({
    ...payment,
    lines: lines.filter(({ paymentId }) => paymentId === payment.id).map(({ paymentId, ...line }) => line),
  }));
}

export async function findPayment(tx: Transaction, id: string): Promise<Payment | undefined> {
  return (await findPayments(tx, [id]))[0];
}

/** The payment as it stands, and stays until the transaction ends. Customers are locked before it, never after. */
export async function lockPayment(tx: Transaction, id: string): Promise<Payment | undefined> {
  await tx.query('SELECT FROM payment WHERE id = $1 FOR UPDATE', [id]);
  return findPayment(tx, id);
}

/** Which payment of ours goes by the provider's id. */
export async function findPaymentId(tx: Transaction, providerId: string): Promise<string | undefined> {
  const row = await tx.getRepository(Payments).findOneBy({ providerId });
  return row?.id;
}

/** Everything of the payment but its lines. Whoever asks next begins to count anew. */
export async function savePayment(tx: Transaction, { lines, ...payment }: Payment, askAt: Date | null): Promise<void> {
  const { id, ...rest } = payment;
  await tx.getRepository(Payments).update({ id }, { ...rest, askAt, asked: 0 });
}

export async function saveOutcome(tx: Transaction, { id, outcome }: PaymentLine): Promise<void> {
  await tx.getRepository(PaymentLines).update({ id }, { outcome });
}
