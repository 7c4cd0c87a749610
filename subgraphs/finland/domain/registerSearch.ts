import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { ActiveCustomer, CeliaCustomer } from './customer.ts';
import { relationTo } from './relation.ts';
import type { Registrar } from './unit.ts';

export const SEARCH_OUTCOMES = {
  NOT_FOUND: 'Nobody is registered with this code; a new customer can be added.',
  OWN_UNIT: 'A customer of the unit that you work in.',
  OTHER_UNIT: 'A customer of another unit. Which one is not told.',
  IN_USE_NOT_FOUND: "The code is in use but no customer is found. Ask Celia's customer service.",
} as const;

/** All that may be said of a person after a search by personal identity code. A case holds no more than its answer tells. */
export type SearchAnswer =
  | { readonly outcome: 'NOT_FOUND' }
  | { readonly outcome: 'OWN_UNIT'; readonly customer: ActiveCustomer }
  | { readonly outcome: 'OTHER_UNIT'; readonly transferable: true }
  | { readonly outcome: 'IN_USE_NOT_FOUND' };

/**
 * F9. `registered`: whoever has the code in the whole register, marked for deletion or not. Whose address is protected is
 * Celia's alone, and a unit hears of such a person what it hears of one who ended.
 */
export function searchAnswer(registered: CeliaCustomer | undefined, registrar: Registrar): SearchAnswer {
  if (!registered) return { outcome: 'NOT_FOUND' };
  if (registered.state === 'MARKED_FOR_DELETION' || registered.addressProtected) return { outcome: 'IN_USE_NOT_FOUND' };
  const unit = registrar.units.find(({ id }) => id === registrar.activeUnitId);
  if (registered.training !== unit?.training) return { outcome: 'IN_USE_NOT_FOUND' }; // practice and register stay apart
  if (relationTo(registrar, registered) === 'OWN_UNIT') return { outcome: 'OWN_UNIT', customer: registered };
  return { outcome: 'OTHER_UNIT', transferable: true };
}

/** F9: whoever is in the register already is not added again, in whatever unit and state. */
export function checkNotRegistered(
  registered: CeliaCustomer | undefined,
  registrar: Registrar,
):
  | Refusal<'CUSTOMER_EXISTS_OWN_UNIT' | 'CUSTOMER_EXISTS_OTHER_UNIT' | 'PERSONAL_IDENTITY_CODE_IN_USE_NOT_FOUND'>
  | undefined {
  const about = { field: 'personalIdentityCode' };
  switch (searchAnswer(registered, registrar).outcome) {
    case 'NOT_FOUND':
      return undefined;
    case 'OWN_UNIT':
      return refuse('CUSTOMER_EXISTS_OWN_UNIT', about);
    case 'OTHER_UNIT':
      return refuse('CUSTOMER_EXISTS_OTHER_UNIT', about);
    case 'IN_USE_NOT_FOUND':
      return refuse('PERSONAL_IDENTITY_CODE_IN_USE_NOT_FOUND', about);
  }
}
