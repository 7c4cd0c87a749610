import type { Transaction } from '../../../shared/runtime/database.ts';
import { postLetter } from '../../../shared/runtime/outbox.ts';
import type { ActiveCustomer } from '../../domain/customer.ts';
import { welcomeAt } from '../../domain/registration/welcome.ts';
import type { FinlandRegistry } from '../../registry.ts';

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
