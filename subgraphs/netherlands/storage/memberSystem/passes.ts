import { EntitySchema, In, Not } from 'typeorm';
import type { Transaction } from '../../../shared/runtime/database.ts';
import type { Pass } from '../../domain/pass.ts';
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
  },
});

/** Says whether it was stored: a number that is taken is not. */
export async function insertFreePass(tx: Transaction, pass: Pass): Promise<boolean> {
  const insert = tx.createQueryBuilder().insert().into(Passes).values(pass).orIgnore().returning('number');
  const { raw } = await insert.execute();
  return raw.length > 0;
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
