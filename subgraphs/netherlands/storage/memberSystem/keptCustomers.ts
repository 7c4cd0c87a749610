import { In } from 'typeorm';
import type { Transaction } from '../../../shared/runtime/database.ts';
import type { KeptCustomer } from '../../domain/keptOfHolder.ts';
import { Customers } from './customers.ts';
import { type LoginLinkRow, LoginLinks } from './loginLinks.ts';
import { findPassNumbers } from './passes.ts';

/** The customers with those ids, with everything that the member systems keep of them. */
export async function findKeptCustomers(tx: Transaction, ids: readonly string[]): Promise<KeptCustomer[]> {
  const rows = await tx.getRepository(Customers).findBy({ id: In([...ids]) });
  const numbers = await findPassNumbers(tx, ids);
  return rows.map((row) => ({ ...row, passNumber: numbers.get(row.id) ?? '' }));
}

/** Every link of those customers and every link to the account. */
export async function findLinksOf(
  tx: Transaction,
  loginAccountId: string,
  customerIds: readonly string[],
): Promise<LoginLinkRow[]> {
  const where = [{ loginAccountId }, { customerId: In([...customerIds]) }];
  return tx.getRepository(LoginLinks).find({ where, order: { linkedAt: 'ASC' } });
}
