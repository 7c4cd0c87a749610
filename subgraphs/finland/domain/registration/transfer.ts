import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { ActiveCustomer, CeliaCustomer } from '../customer.ts';
import { searchAnswer } from '../registerSearch.ts';
import type { Registrar, Unit } from '../unit.ts';

export type TransferRefusal = Refusal<
  | 'TRANSFER_NOT_REQUESTED'
  | 'CUSTOMER_NOT_FOUND'
  | 'CUSTOMER_EXISTS_OWN_UNIT'
  | 'PERSONAL_IDENTITY_CODE_IN_USE_NOT_FOUND'
>;

/**
 * F13: the customer in the registrar's own unit. Whoever an exact search does not find, for whatever reason, is not moved
 * either: one marked for deletion, and one whose address is protected.
 */
export function transferTo(
  unit: Unit,
  registered: CeliaCustomer | undefined,
  { registrar, requested }: { registrar: Registrar; requested: boolean },
): ActiveCustomer | TransferRefusal {
  if (!requested) return refuse('TRANSFER_NOT_REQUESTED', { field: 'requestedByCustomer' });
  const about = { field: 'personalIdentityCode' };
  switch (searchAnswer(registered, registrar).outcome) {
    case 'NOT_FOUND':
      return refuse('CUSTOMER_NOT_FOUND', about);
    case 'OWN_UNIT':
      return refuse('CUSTOMER_EXISTS_OWN_UNIT', about);
    case 'IN_USE_NOT_FOUND':
      return refuse('PERSONAL_IDENTITY_CODE_IN_USE_NOT_FOUND', about);
    case 'OTHER_UNIT':
      if (registered?.state !== 'ACTIVE') throw new Error('an exact search finds active customers alone');
      return { ...registered, unitId: unit.id };
  }
}
