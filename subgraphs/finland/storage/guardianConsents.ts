import { EntitySchema } from 'typeorm';
import type { Transaction } from '../../shared/runtime/database.ts';
import type { EmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import type { PersonName } from '../../shared/vocabulary/personName.ts';
import type { ConsentForm } from '../domain/consents/consentForm.ts';
import type { Telephone } from '../domain/contactDetails.ts';
import type { CustomerId } from '../domain/customer.ts';
import type { GuardianConsent, RecordedGuardianConsent } from '../domain/guardianConsent.ts';

export interface GuardianConsentRow {
  customerId: CustomerId;
  form: ConsentForm;
  guardianName: PersonName;
  guardianEmail: EmailAddress | null;
  guardianTelephone: Telephone | null;
  recordedAt: Date;
}

export const guardianConsents = new EntitySchema<GuardianConsentRow>({
  name: 'guardian_consent',
  columns: {
    customerId: { type: 'uuid', primary: true, name: 'customer_id' },
    form: { type: 'text' },
    guardianName: { type: 'text', name: 'guardian_name' },
    guardianEmail: { type: 'text', name: 'guardian_email', nullable: true },
    guardianTelephone: { type: 'text', name: 'guardian_telephone', nullable: true },
    recordedAt: { type: 'timestamptz', name: 'recorded_at' },
  },
});

export async function recordGuardianConsent(
  tx: Transaction,
  customerId: CustomerId,
  consent: GuardianConsent,
  recordedAt: Date,
): Promise<void> {
  const { form, guardianName, guardianEmail = null, guardianTelephone = null } = consent;
  await tx.insert(guardianConsents, { customerId, form, guardianName, guardianEmail, guardianTelephone, recordedAt });
}

/** None where the customer decided alone. */
export async function findGuardianConsent(tx: Transaction, customerId: CustomerId): Promise<RecordedGuardianConsent[]> {
  return tx.findBy(guardianConsents, { customerId });
}

/** With the guardian's own mailbox, for what is mailed there. */
export async function findGuardian(tx: Transaction, customerId: CustomerId): Promise<GuardianConsentRow | undefined> {
  return (await tx.findOneBy(guardianConsents, { customerId })) ?? undefined;
}

export async function deleteGuardianConsent(tx: Transaction, customerId: CustomerId): Promise<void> {
  await tx.delete(guardianConsents, { customerId });
}
