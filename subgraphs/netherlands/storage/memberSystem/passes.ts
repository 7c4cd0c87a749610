import { EntitySchema } from 'typeorm';
import type { Transaction } from '../../../shared/runtime/database.ts';
import type { PassNumber } from '../../domain/passNumber.ts';

/** The number of a customer's pass, with or without a card. */
export interface PassRow {
  readonly number: PassNumber;
  readonly customerId: string;
}

export const Passes = new EntitySchema<PassRow>({
  name: 'pass',
  columns: {
    number: { type: 'text', primary: true },
    customerId: { name: 'customer_id', type: 'uuid' },
  },
});

export async function insertPass(tx: Transaction, pass: PassRow): Promise<void> {
  await tx.getRepository(Passes).insert(pass);
}
