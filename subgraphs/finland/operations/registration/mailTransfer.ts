import type { Transaction } from '../../../shared/runtime/database.ts';
import { parseCustomerId } from '../../domain/customer.ts';
import { transferLetter } from '../../domain/registration/registrationLetters.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { findCustomer } from '../../storage/customers.ts';

export const TRANSFER_KIND = 'celia-transferred';

/** Tells the customer that another unit looks after his record from now on; not which one, for others read mailboxes too. */
export async function mailTransfer(
  { mailer }: FinlandRegistry,
  tx: Transaction,
  subject: string,
  messageId: string,
): Promise<void> {
  const id = parseCustomerId(subject);
  const customer = id && (await findCustomer(tx, id));
  if (customer?.state !== 'ACTIVE' || !customer.email) return;
  await mailer.send({ to: customer.email, messageId, ...transferLetter(customer.language) });
}
