import type { Transaction } from '../../shared/runtime/database.ts';
import { forgetRequests } from '../../shared/runtime/forgetRequests.ts';
import type { EmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import type { CeliaCustomer } from '../domain/customer.ts';
import { endAtOwnRequest } from '../domain/erasure.ts';
import { deleteCredentialsOf, lockCredentialsOf } from '../storage/credentials.ts';
import { saveEndedCustomer } from '../storage/customers.ts';
import { deleteEligibility } from '../storage/eligibilities.ts';
import { deleteFormerEmails, findFormerEmails } from '../storage/formerEmails.ts';
import { deleteGuardianConsent } from '../storage/guardianConsents.ts';
import { forgetRegistration } from './registration/forgetRegistration.ts';

/** Ends the customer, whose row must be locked, and empties it; gives every address that was known. */
export async function endCustomer(
  tx: Transaction,
  customer: CeliaCustomer,
  caller: string,
  now: Date,
): Promise<EmailAddress[]> {
  const { id, email } = customer;
  const credentials = await lockCredentialsOf(tx, id);
  const formerEmails = await findFormerEmails(tx, id);
  const letterSubjects = [...credentials, ...formerEmails].map((one) => one.id);
  await forgetRequests(tx, [id, ...letterSubjects], caller);
  await deleteCredentialsOf(tx, id);
  await deleteFormerEmails(tx, id);
  await deleteEligibility(tx, id);
  await deleteGuardianConsent(tx, id);
  await forgetRegistration(tx, id);
  await saveEndedCustomer(tx, endAtOwnRequest(customer, now));
  return [...(email ? [email] : []), ...formerEmails.map((former) => former.email)];
}
