import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { CeliaCustomer, CustomerMarkedForDeletion } from './customer.ts';

/**
 * Ends the customer; what is kept stays until the purge, so that Celia can take it back (F19). The e-mail address counts as
 * another one from now on: a letter under way carries a link that is none.
 */
export function markForDeletion(
  customer: CeliaCustomer,
  now: Date,
): CustomerMarkedForDeletion | Refusal<'CUSTOMER_ENDED'> {
  if (customer.state !== 'ACTIVE') return refuse('CUSTOMER_ENDED', { field: 'customerId' });
  const { emailVersion } = customer;
  return { ...customer, emailVersion: emailVersion + 1, state: 'MARKED_FOR_DELETION', markedForDeletionAt: now };
}
