import type { Transaction } from '../../../shared/runtime/database.ts';
import { parseCustomerId } from '../../domain/customer.ts';
import { guardianConsentLetter } from '../../domain/registration/registrationLetters.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { findCustomer } from '../../storage/customers.ts';
import { findGuardian } from '../../storage/guardianConsents.ts';

export const GUARDIAN_CONSENT_KIND = 'celia-guardian-consent';

/** Tells the guardian, at the address that was given as his, that his consent was put on record. */
export async function mailGuardianConsent(
  { mailer }: FinlandRegistry,
  tx: Transaction,
  subject: string,
  messageId: string,
): Promise<void> {
  const id = parseCustomerId(subject);
  const customer = id && (await findCustomer(tx, id));
  const guardian = customer?.state === 'ACTIVE' ? await findGuardian(tx, customer.id) : undefined;
  if (!customer || !guardian?.guardianEmail) return;
  await mailer.send({ to: guardian.guardianEmail, messageId, ...guardianConsentLetter(customer.language) });
}
