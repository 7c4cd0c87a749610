import { EntitySchema } from 'typeorm';
import type { Transaction } from '../../shared/runtime/database.ts';
import type { EmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import type { CustomerId } from '../domain/customer.ts';

export interface FormerEmail {
  id: string;
  customerId: CustomerId;
  email: EmailAddress;
}

export const formerEmails = new EntitySchema<FormerEmail>({
  name: 'former_email',
  columns: {
    id: { type: 'uuid', primary: true, generated: 'uuid' },
    customerId: { type: 'uuid', name: 'customer_id' },
    email: { type: 'text' },
  },
});

/** Keeps the address that a notice must still go to; returns the id that the letter bears. */
export async function keepFormerEmail(tx: Transaction, customerId: CustomerId, email: EmailAddress): Promise<string> {
  const { identifiers } = await tx.insert(formerEmails, { customerId, email });
  return (identifiers[0] as Pick<FormerEmail, 'id'>).id;
}

/** Takes the address out of the database, for good once the transaction commits. */
export async function takeFormerEmail(tx: Transaction, id: string): Promise<FormerEmail | undefined> {
  const former = await tx.findOneBy(formerEmails, { id });
  if (former) await tx.delete(formerEmails, { id });
  return former ?? undefined;
}

export async function findFormerEmails(tx: Transaction, customerId: CustomerId): Promise<FormerEmail[]> {
  return tx.findBy(formerEmails, { customerId });
}

export async function deleteFormerEmails(tx: Transaction, customerId: CustomerId): Promise<void> {
  await tx.delete(formerEmails, { customerId });
}
