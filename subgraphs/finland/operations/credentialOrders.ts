import type { Transaction } from '../../shared/runtime/database.ts';
import { postLetter } from '../../shared/runtime/outbox.ts';
import { orderCredential, type System, withdrawCredential } from '../domain/credentials.ts';
import type { CustomerId } from '../domain/customer.ts';
import { lockCredentialFor, lockCredentialsOf, saveCredential } from '../storage/credentials.ts';

/** Orders credentials, which go to the stored address. The customer's row must be locked. */
export async function orderCredentials(
  tx: Transaction,
  customerId: CustomerId,
  systems: Iterable<System>,
  now: Date,
): Promise<void> {
  for (const system of systems) {
    const credential = await lockCredentialFor(tx, customerId, system);
    await saveCredential(tx, orderCredential(credential));
    await postLetter(tx, { kind: 'celia-credentials', subject: credential.id }, now);
  }
}

/** Takes every password and link from the customer, whose row must be locked: tokens are dead at once. */
export async function withdrawCredentials(tx: Transaction, customerId: CustomerId): Promise<void> {
  for (const credential of await lockCredentialsOf(tx, customerId)) {
    await saveCredential(tx, withdrawCredential(credential));
  }
}
