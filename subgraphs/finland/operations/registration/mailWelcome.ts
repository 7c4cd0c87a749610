import type { Transaction } from '../../../shared/runtime/database.ts';
import { postLetter } from '../../../shared/runtime/outbox.ts';
import { type ActiveCustomer, parseCustomerId } from '../../domain/customer.ts';
import { finnishDay } from '../../domain/finnishDay.ts';
import { welcomeLetter } from '../../domain/registration/registrationLetters.ts';
import { isToWelcome, welcomeAt } from '../../domain/registration/welcome.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { findCustomer } from '../../storage/customers.ts';

export const WELCOME_KIND = 'celia-welcome';

/** F25: posts the mail that goes out some days after somebody became a customer who reads online; none for CDs alone. */
export async function postWelcome(
  { now, welcomeDays }: FinlandRegistry,
  tx: Transaction,
  customer: ActiveCustomer,
): Promise<void> {
  const notBefore = welcomeAt(customer, now(), welcomeDays);
  if (notBefore) await postLetter(tx, { kind: WELCOME_KIND, subject: customer.id, notBefore }, now());
}

/** Mails it to the address that the customer has by then, unless he has ended. */
export async function mailWelcome(
  { mailer, now }: FinlandRegistry,
  tx: Transaction,
  subject: string,
  messageId: string,
): Promise<void> {
  const id = parseCustomerId(subject);
  const customer = id && (await findCustomer(tx, id));
  if (!isToWelcome(customer, finnishDay(now())) || !customer.email) return;
  await mailer.send({ to: customer.email, messageId, ...welcomeLetter(customer.language) });
}
