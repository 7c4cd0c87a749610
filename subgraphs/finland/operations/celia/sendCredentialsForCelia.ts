import { isRefusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { CeliaClerk } from '../../domain/actor.ts';
import type { System } from '../../domain/credentials.ts';
import type { LookupPurpose } from '../../domain/purposes.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { orderAllowedCredentials } from '../sendCeliaCredentials.ts';
import { actForCelia, lockAnyCustomer, type RecordAnswer } from './actForCelia.ts';

export interface CredentialsForCelia {
  readonly customerId: string;
  readonly systems: readonly System[];
  readonly purpose: LookupPurpose;
}

/** F16, second step, for a customer of whatever unit: to the stored address, and to no other for Celia either. */
export async function sendCredentialsForCelia(
  registry: FinlandRegistry,
  clerk: CeliaClerk,
  { customerId, systems, purpose }: CredentialsForCelia,
): Promise<RecordAnswer> {
  const act = { action: 'sendCredentialsForCelia', purpose } as const;
  return actForCelia<RecordAnswer>(registry, clerk, act, async (tx, desk) => {
    const { customer, subject } = await lockAnyCustomer(tx, desk, customerId);
    if (isRefusal(customer)) return { answer: customer, subject };
    if (customer.state !== 'ACTIVE') return { answer: refuse('CUSTOMER_ENDED', { field: 'customerId' }), subject };
    return { answer: await orderAllowedCredentials(tx, customer, systems, registry.now()), subject };
  });
}
