import type { RecordedConsent } from '../../domain/consents/consent.ts';
import type { ActiveCustomer } from '../../domain/customer.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { findConsents } from '../../storage/registration/consents.ts';
import { ofCustomer } from '../../storage/scopes.ts';

/** The customer's own consents, those that were withdrawn too. */
export async function celiaConsents({ database }: FinlandRegistry, { id }: ActiveCustomer): Promise<RecordedConsent[]> {
  return database.transaction((tx) => findConsents(tx, id), ofCustomer(id));
}
