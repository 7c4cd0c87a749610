import { In } from 'typeorm';
import type { Transaction } from '../../../shared/runtime/database.ts';
import type { EmailAddress } from '../../../shared/vocabulary/emailAddress.ts';
import { Customers } from './customers.ts';
import { LoginLinks } from './loginLinks.ts';
import { Passes } from './passes.ts';
import { forgetRelations } from './relations/cards.ts';
import { Subscriptions } from './subscriptions.ts';

/** Locks those customers; gives the addresses that their libraries write to. */
export async function lockCustomers(tx: Transaction, ids: readonly string[]): Promise<EmailAddress[]> {
  const lock = { mode: 'pessimistic_write' } as const;
  const rows = await tx.getRepository(Customers).find({ where: { id: In([...ids]) }, order: { id: 'ASC' }, lock });
  return rows.map(({ email }) => email);
}

/** Those customers, with everything that hangs on them. */
export async function deleteCustomers(tx: Transaction, ids: readonly string[]): Promise<void> {
  const customerId = In([...ids]);
  await forgetRelations(tx, ids);
  await tx.getRepository(LoginLinks).delete({ customerId });
  await tx.getRepository(Subscriptions).delete({ customerId });
  await tx.getRepository(Passes).delete({ customerId });
  await tx.getRepository(Customers).delete({ id: customerId });
}
