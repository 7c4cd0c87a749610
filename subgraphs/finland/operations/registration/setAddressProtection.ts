import { isRefusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { CeliaClerk } from '../../domain/actor.ts';
import type { LookupPurpose } from '../../domain/purposes.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { saveCustomer } from '../../storage/customers.ts';
import { actForCelia, lockAnyCustomer, type RecordAnswer } from '../celia/actForCelia.ts';

export interface Protection {
  readonly customerId: string;
  readonly addressProtected: boolean;
  readonly purpose: LookupPurpose;
}

/** Whether the customer's address is protected (turvakielto): then no unit sees the record, and none takes it over. */
export async function setAddressProtection(
  registry: FinlandRegistry,
  clerk: CeliaClerk,
  { customerId, addressProtected, purpose }: Protection,
): Promise<RecordAnswer> {
  const act = { action: 'setCeliaAddressProtection', purpose } as const;
  return actForCelia<RecordAnswer>(registry, clerk, act, async (tx, desk) => {
    const { customer, subject } = await lockAnyCustomer(tx, desk, customerId);
    if (isRefusal(customer)) return { answer: customer, subject };
    if (customer.state !== 'ACTIVE') return { answer: refuse('NO_SUCH_CUSTOMER'), subject };
    const answer = { ...customer, addressProtected };
    await saveCustomer(tx, answer);
    return { answer, subject };
  });
}
