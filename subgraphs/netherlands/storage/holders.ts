import { In } from 'typeorm';
import type { Transaction } from '../../shared/runtime/database.ts';
import type { EmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import { Customers } from './customers.ts';
import { LoginAccounts } from './loginAccounts.ts';
import { LoginLinks } from './loginLinks.ts';
import { Passes } from './passes.ts';
import { PasswordResets } from './passwordResets.ts';
import { Subscriptions } from './subscriptions.ts';

/** Locks those customers; gives the addresses that their libraries write to. */
export async function lockCustomers(tx: Transaction, ids: readonly string[]): Promise<EmailAddress[]> {
  const lock = { mode: 'pessimistic_write' } as const;
  const rows = await tx.getRepository(Customers).find({ where: { id: In([...ids]) }, order: { id: 'ASC' }, lock });
  return rows.map(({ email }) => email);
}

/** The login account and those customers, with everything that hangs on them, on both sides. */
export async function deleteHolder(
  tx: Transaction,
  loginAccountId: string,
  customerIds: readonly string[],
): Promise<void> {
  const customerId = In([...customerIds]);
  await tx.getRepository(LoginLinks).delete({ customerId });
  await tx.getRepository(Subscriptions).delete({ customerId });
  await tx.getRepository(Passes).delete({ customerId });
  await tx.getRepository(Customers).delete({ id: customerId });
  await deleteLoginAccount(tx, loginAccountId);
}

/** The account with whatever pointed at it. */
export async function deleteLoginAccount(tx: Transaction, loginAccountId: string): Promise<void> {
  await tx.getRepository(LoginLinks).delete({ loginAccountId });
  await tx.getRepository(PasswordResets).delete({ loginAccountId });
  await tx.getRepository(LoginAccounts).delete({ id: loginAccountId });
}
