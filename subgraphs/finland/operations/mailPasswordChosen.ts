import type { Transaction } from '../../shared/runtime/database.ts';
import { passwordChosenLetter } from '../domain/letters.ts';
import type { FinlandRegistry } from '../registry.ts';
import { findCredential } from '../storage/credentials.ts';
import { findCustomer } from '../storage/customers.ts';

export const PASSWORD_CHOSEN_KIND = 'celia-password-chosen';

/** Tells the customer, at the address that he has at this moment, that a password was chosen. */
export async function mailPasswordChosen(
  { mailer }: FinlandRegistry,
  tx: Transaction,
  credentialId: string,
  messageId: string,
): Promise<void> {
  const credential = await findCredential(tx, credentialId);
  if (!credential) return;
  const customer = await findCustomer(tx, credential.customerId);
  if (customer?.state !== 'ACTIVE' || !customer.email) return;
  const letter = passwordChosenLetter(customer.language, credential.system);
  await mailer.send({ to: customer.email, messageId, ...letter });
}
