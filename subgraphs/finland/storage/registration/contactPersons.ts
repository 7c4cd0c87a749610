import { EntitySchema } from 'typeorm';
import type { Transaction } from '../../../shared/runtime/database.ts';
import type { EmailAddress } from '../../../shared/vocabulary/emailAddress.ts';
import type { PersonName } from '../../../shared/vocabulary/personName.ts';
import type { Telephone } from '../../domain/contactDetails.ts';
import type { CustomerId } from '../../domain/customer.ts';
import type { ContactPerson } from '../../domain/registration/contactPerson.ts';

export interface ContactPersonRow {
  customerId: CustomerId;
  name: PersonName;
  email: EmailAddress | null;
  telephone: Telephone | null;
}

export const contactPersons = new EntitySchema<ContactPersonRow>({
  name: 'contact_person',
  columns: {
    customerId: { type: 'uuid', primary: true, name: 'customer_id' },
    name: { type: 'text' },
    email: { type: 'text', nullable: true },
    telephone: { type: 'text', nullable: true },
  },
});

export async function recordContactPerson(
  tx: Transaction,
  customerId: CustomerId,
  { name, email = undefined, telephone = undefined }: ContactPerson,
): Promise<void> {
  await tx.insert(contactPersons, { customerId, name, email: email ?? null, telephone: telephone ?? null });
}

/** None where nobody was named. */
export async function findContactPerson(tx: Transaction, customerId: CustomerId): Promise<ContactPersonRow[]> {
  return tx.findBy(contactPersons, { customerId });
}

export async function deleteContactPerson(tx: Transaction, customerId: CustomerId): Promise<void> {
  await tx.delete(contactPersons, { customerId });
}
