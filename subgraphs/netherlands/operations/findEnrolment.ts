import type { Transaction } from '../../shared/runtime/database.ts';
import { findLoginAccount } from '../storage/kb/loginAccounts.ts';
import { findFirstLoginLink } from '../storage/memberSystem/loginLinks.ts';
import { findMembers, findSubscriptionsOf } from '../storage/memberSystem/members.ts';
import type { Enrolment } from './storeEnrolment.ts';

/** An enrolment answered before, as it stands now. */
export async function findEnrolment(tx: Transaction, customerId: string): Promise<Enrolment> {
  const [member] = await findMembers(tx, [customerId]);
  const subscription = (await findSubscriptionsOf(tx, [customerId])).at(-1);
  const link = await findFirstLoginLink(tx, customerId);
  const loginAccount = link && (await findLoginAccount(tx, link.loginAccountId));
  if (!member || !subscription || !loginAccount) throw new Error('an enrolment is stored whole');
  return { member, subscription, loginAccount };
}
