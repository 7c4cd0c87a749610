import { isRefusal, refuse } from '../../shared/vocabulary/refusal.ts';
import { mayHaveCredentials, type System } from '../domain/credentials.ts';
import { finnishDay } from '../domain/finnishDay.ts';
import type { Registrar } from '../domain/unit.ts';
import type { FinlandRegistry } from '../registry.ts';
import { actInUnit, type CustomerAnswer, lockOwnCustomer } from './actInUnit.ts';
import { orderCredentials } from './credentialOrders.ts';

/** F16, second step: orders credentials. They go to the address that is stored when the mail goes out. */
export async function sendCeliaCredentials(
  registry: FinlandRegistry,
  registrar: Registrar,
  customerId: string,
  systems: readonly System[],
): Promise<CustomerAnswer> {
  return actInUnit<CustomerAnswer>(registry, registrar, { action: 'sendCeliaCredentials' }, async (tx, desk) => {
    const { customer, subject } = await lockOwnCustomer(tx, desk, customerId);
    if (isRefusal(customer)) return { answer: customer, subject };
    if (systems.length === 0) return { answer: refuse('NO_SYSTEM_CHOSEN', { field: 'systems' }), subject };
    const refusal = mayHaveCredentials(customer, finnishDay(registry.now()));
    if (refusal) return { answer: refusal, subject };
    await orderCredentials(tx, customer.id, new Set(systems), registry.now());
    return { answer: customer, subject };
  });
}
