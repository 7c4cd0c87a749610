import type { Transaction } from '../../../shared/runtime/database.ts';
import { inScope } from '../../../shared/runtime/scope.ts';
import type { CustomerId } from '../../domain/customer.ts';
import { deleteConsents } from '../../storage/registration/consents.ts';
import { deleteContactPerson } from '../../storage/registration/contactPersons.ts';
import { forgetDaysAhead } from '../../storage/registration/daysAhead.ts';
import { deleteTasks } from '../../storage/registration/tasks.ts';
import { ofCustomer } from '../../storage/scopes.ts';

/** What the registration left of a customer besides ground and guardian; the sealed detail goes with the consent to it. */
export async function forgetRegistration(tx: Transaction, id: CustomerId): Promise<void> {
  // Also what other units were told of him, which the own unit does not see.
  await inScope(tx, ofCustomer(id), async () => {
    await deleteTasks(tx, id);
    await forgetDaysAhead(tx, id);
    await deleteContactPerson(tx, id);
    await deleteConsents(tx, id);
  });
}
