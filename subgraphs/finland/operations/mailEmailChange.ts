import type { Transaction } from '../../shared/runtime/database.ts';
import { emailChangedLetter } from '../domain/letters.ts';
import type { FinlandRegistry } from '../registry.ts';
import { lockCustomer } from '../storage/customers.ts';
import { takeFormerEmail } from '../storage/formerEmails.ts';

/** Tells the old mailbox that another address is in use, and forgets the old one. */
export async function mailEmailChange(
  registry: FinlandRegistry,
  tx: Transaction,
  formerEmailId: string,
  messageId: string,
): Promise<void> {
  const former = await takeFormerEmail(tx, formerEmailId);
  const customer = former && (await lockCustomer(tx, former.customerId));
  if (!customer) return;
  await registry.mailer.send({ to: former.email, messageId, ...emailChangedLetter(customer.language) });
}
