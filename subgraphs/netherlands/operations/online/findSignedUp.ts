import type { Transaction } from '../../../shared/runtime/database.ts';
import { type CustomerRow, Customers } from '../../storage/memberSystem/customers.ts';
import { findSubscriptionsOf } from '../../storage/memberSystem/members.ts';
import type { SignedUp } from './storeSignUp.ts';

/** A sign-up answered before, as it stands now. */
export async function findSignedUp(tx: Transaction, customerId: string): Promise<SignedUp> {
  const customer = await tx.getRepository(Customers).findOneByOrFail({ id: customerId });
  const subscription = (await findSubscriptionsOf(tx, [customerId])).at(-1);
  if (!subscription) throw new Error('a sign-up is stored whole');
  return { member: { name: nameOf(customer), birthDate: customer.birthDate }, subscription };
}

function nameOf({ initials, prefix, lastName, callName }: CustomerRow) {
  return { initials, lastName, prefix: prefix ?? undefined, callName: callName ?? undefined };
}
