import type { Transaction } from '../../../shared/runtime/database.ts';
import type { KeptOfRegistration } from '../../domain/consents/exportedRegistration.ts';
import type { CustomerId } from '../../domain/customer.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { findConsents } from '../../storage/registration/consents.ts';
import { findContactPerson } from '../../storage/registration/contactPersons.ts';
import { findDaysAhead } from '../../storage/registration/daysAhead.ts';
import { openReadingDisability } from '../../storage/registration/readingDisabilities.ts';
import { findTasksAbout } from '../../storage/registration/tasks.ts';

/** For the customer himself, in his own scope: what the registration left of him. */
export async function keptOfRegistration(
  { sealing }: FinlandRegistry,
  tx: Transaction,
  id: CustomerId,
): Promise<KeptOfRegistration> {
  const detail = await openReadingDisability(tx, sealing, id);
  return {
    consents: await findConsents(tx, id),
    readingDisability: detail ? [detail] : [],
    contactPerson: await findContactPerson(tx, id),
    tasks: await findTasksAbout(tx, id),
    daysAhead: await findDaysAhead(tx, id),
  };
}
