import type { Transaction } from '../../shared/runtime/database.ts';
import { findLoginAccount } from '../storage/kb/loginAccounts.ts';
import { findEnrolmentLink } from '../storage/memberSystem/loginLinks.ts';
import { findEnrolmentTerm, findMembers } from '../storage/memberSystem/members.ts';
import type { Enrolment } from './storeEnrolment.ts';

/** An enrolment answered before, as it stands now. Of somebody who came back it is the last one. */
export async function findEnrolment(tx: Transaction, customerId: string): Promise<Enrolment> {
  const [member] = await findMembers(tx, [customerId]);
  const subscription = await findEnrolmentTerm(tx, customerId);
  const link = await findEnrolmentLink(tx, customerId);
  const loginAccount = link && (await findLoginAccount(tx, link.loginAccountId));
  if (!member || !subscription || !loginAccount) throw new Error('an enrolment is stored whole');
  return { member, subscription, loginAccount };
}
