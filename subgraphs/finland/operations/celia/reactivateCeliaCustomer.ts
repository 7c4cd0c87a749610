import { isRefusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { CeliaClerk } from '../../domain/actor.ts';
import { type GivenAnew, reactivate } from '../../domain/celia/reactivation.ts';
import { readsOnline } from '../../domain/customer.ts';
import { finnishDay } from '../../domain/finnishDay.ts';
import { guardianPart } from '../../domain/guardianConsent.ts';
import type { LookupPurpose } from '../../domain/purposes.ts';
import { daysAhead } from '../../domain/tasks/dayAhead.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { findEligibility } from '../../storage/eligibilities.ts';
import { findGuardianConsent } from '../../storage/guardianConsents.ts';
import { keepDaysAhead } from '../../storage/registration/daysAhead.ts';
import { findUnit } from '../../storage/units.ts';
import { orderCredentials } from '../credentialOrders.ts';
import { changeForCelia, type RecordAnswer } from './actForCelia.ts';

export interface Reactivation extends GivenAnew {
  readonly customerId: string;
  readonly purpose: LookupPurpose;
}

/**
 * F19: makes somebody who is marked for deletion a customer again. An online one gets credentials for Celianet anew. Where the
 * customer had the ground erased, or a child the guardian's consent, there is nothing to stand on.
 */
export async function reactivateCeliaCustomer(
  registry: FinlandRegistry,
  clerk: CeliaClerk,
  { customerId, purpose, ...given }: Reactivation,
): Promise<RecordAnswer> {
  const now = registry.now();
  return changeForCelia(
    registry,
    clerk,
    { action: 'reactivateCeliaCustomer', purpose, customerId },
    async (customer, tx) => {
      const active = reactivate(customer, given, { unit: await findUnit(tx, customer.unitId), now });
      if (isRefusal(active)) return active;
      const isChild = guardianPart(customer.birthDate, finnishDay(now)) === 'REQUIRED';
      const grounds = await findEligibility(tx, customer.id);
      const consents = isChild ? await findGuardianConsent(tx, customer.id) : [undefined];
      return grounds.length > 0 && consents.length > 0 ? active : refuse('REGISTRATION_INCOMPLETE');
    },
    async (tx, customer) => {
      await keepDaysAhead(tx, customer.id, daysAhead(customer, finnishDay(now)));
      if (readsOnline(customer.format)) await orderCredentials(tx, customer.id, ['CELIANET'], now);
    },
  );
}
