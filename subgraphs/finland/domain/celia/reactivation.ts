import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import { type Address, parseAddress, parseEmail } from '../contactDetails.ts';
import { type ActiveCustomer, type CeliaCustomer, readsOnline } from '../customer.ts';
import type { Unit } from '../unit.ts';

/** What was erased at the customer's own request, and must be given anew. */
export interface GivenAnew {
  readonly address?: Address | null | undefined;
  readonly email?: string | null | undefined;
}

type ReactivationRefusal = Refusal<
  | 'NOT_MARKED_FOR_DELETION'
  | 'UNIT_CONTRACT_ENDED'
  | 'ADDRESS_REQUIRED'
  | 'ADDRESS_INVALID'
  | 'EMAIL_REQUIRED'
  | 'EMAIL_INVALID'
>;

/**
 * F19: a customer who was marked for deletion is one again, in the unit that he was in. The e-mail address counts as
 * another one, so that no link mailed before the end works after it.
 */
export function reactivate(
  customer: CeliaCustomer,
  given: GivenAnew,
  { unit, now }: { unit: Unit | undefined; now: Date },
): ActiveCustomer | ReactivationRefusal {
  if (customer.state === 'ACTIVE') return refuse('NOT_MARKED_FOR_DELETION', { field: 'customerId' });
  if (!unit?.contractActive) return refuse('UNIT_CONTRACT_ENDED');
  const { markedForDeletionAt: _ended, ...person } = customer;
  const address = given.address ? parseAddress(given.address) : person.address;
  if (!address) return refuse('ADDRESS_REQUIRED', { field: 'address' });
  if (isRefusal(address)) return address;
  const email = parseEmail(given.email, 'email') ?? person.email;
  if (isRefusal(email)) return email;
  if (!email && readsOnline(person.format)) return refuse('EMAIL_REQUIRED', { field: 'email' });
  return { ...person, address, email, emailVersion: person.emailVersion + 1, state: 'ACTIVE', reactivatedAt: now };
}
