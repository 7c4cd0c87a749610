import { EntitySchema, In, Not } from 'typeorm';
import type { Transaction } from '../../../shared/runtime/database.ts';
import type { Pass, ReplaceReason } from '../../domain/pass.ts';
import type { PassNumber } from '../../domain/passNumber.ts';

/** Several for a customer; one of them is primary and not replaced, and an index sees to it. */
export const Passes = new EntitySchema<Pass>({
  name: 'pass',
  columns: {
    number: { type: 'text', primary: true },
    customerId: { name: 'customer_id', type: 'uuid' },
    kind: { type: 'text' },
    physical: { type: 'boolean' },
    state: { type: 'text' },
    issuedAt: { name: 'issued_at', type: 'timestamptz' },
    replacedAt: { name: 'replaced_at', type: 'timestamptz', nullable: true },
    replacedBy: { name: 'replaced_by', type: 'text', nullable: true },
    replaceReason: { name: 'replace_reason', type: 'text', nullable: true },
    feeCents: { name: 'fee_cents', type: 'integer' },
  },
});

export async function insertPass(tx: Transaction, pass: Pass): Promise<void> {
  await tx.getRepository(Passes).insert(pass);
}

/** The present number of each of those customers. */
export async function findPassNumbers(
  tx: Transaction,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, PassNumber>> {
  const where = { customerId: In([...customerIds]), kind: 'PRIMARY', state: Not<Pass['state']>('REPLACED') } as const;
  const passes = await tx.getRepository(Passes).findBy(where);
  return new Map(passes.map(({ customerId, number }) => [customerId, number]));
}

/** Every pass of those customers, the newest first. */
export async function findPassesOf(tx: Transaction, customerIds: readonly string[]): Promise<Pass[]> {
  return tx.getRepository(Passes).find({ where: { customerId: In([...customerIds]) }, order: { issuedAt: 'DESC' } });
}

/** The customer's primary pass gets a successor, and is out of use for ever: one statement, so that there is always one. */
export async function replacePrimaryPass(tx: Transaction, next: Pass, reason: ReplaceReason): Promise<PassNumber> {
  const [old]: { number: PassNumber }[] = await tx.query(
    `WITH replaced AS (
       UPDATE pass SET state = 'REPLACED', replaced_at = $3, replaced_by = $1, replace_reason = $4
       WHERE customer_id = $2 AND kind = 'PRIMARY' AND state <> 'REPLACED' RETURNING number, physical),
     issued AS (
       INSERT INTO pass (number, customer_id, kind, physical, state, issued_at, fee_cents)
       SELECT $1, $2, 'PRIMARY', physical, 'ACTIVE', $3, $5 FROM replaced)
     SELECT number FROM replaced`,
    [next.number, next.customerId, next.issuedAt, reason, next.feeCents],
  );
  if (!old) throw new Error('a customer has a primary pass');
  return old.number;
}
