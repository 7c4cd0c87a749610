import { refuse } from '../../../shared/vocabulary/refusal.ts';
import type { CeliaClerk } from '../../domain/actor.ts';
import { changeDetails, type TypedChanges } from '../../domain/customerDetails.ts';
import type { LookupPurpose } from '../../domain/purposes.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { changeForCelia, type RecordAnswer } from './actForCelia.ts';

export interface EditForCelia {
  readonly customerId: string;
  readonly changes: TypedChanges;
  readonly purpose: LookupPurpose;
}

/** F14 for a customer of whatever unit: whoever has a protected address has nobody else to ask. */
export async function editCustomerForCelia(
  registry: FinlandRegistry,
  clerk: CeliaClerk,
  { customerId, changes, purpose }: EditForCelia,
): Promise<RecordAnswer> {
  const act = { action: 'editCustomerForCelia', purpose, customerId } as const;
  return changeForCelia(registry, clerk, act, (customer) =>
    customer.state === 'ACTIVE' ? changeDetails(customer, changes) : refuse('CUSTOMER_ENDED', { field: 'customerId' }),
  );
}
