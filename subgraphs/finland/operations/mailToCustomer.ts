import type { Transaction } from '../../shared/runtime/database.ts';
import { type CeliaCustomer, parseCustomerId } from '../domain/customer.ts';
import type { LetterText } from '../domain/letters.ts';
import type { FinlandRegistry } from '../registry.ts';
import { findCustomer } from '../storage/customers.ts';

/** Mails a letter to the address that the customer has at this moment; none where there is nothing to say or nowhere to. */
export async function mailToCustomer(
  { mailer }: FinlandRegistry,
  tx: Transaction,
  { customerId, messageId }: { customerId: string; messageId: string },
  write: (customer: CeliaCustomer) => LetterText | undefined,
): Promise<void> {
  const id = parseCustomerId(customerId);
  const customer = id && (await findCustomer(tx, id));
  const letter = customer && write(customer);
  if (letter && customer.email) await mailer.send({ to: customer.email, messageId, ...letter });
}
