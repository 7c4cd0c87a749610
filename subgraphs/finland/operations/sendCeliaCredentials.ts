import type { Transaction } from '../../shared/runtime/database.ts';
import { isRefusal, refuse } from '../../shared/vocabulary/refusal.ts';
import { mayHaveCredentials, type System } from '../domain/credentials.ts';
import type { ActiveCustomer } from '../domain/customer.ts';
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
    return { answer: await orderAllowedCredentials(tx, customer, systems, registry.now()), subject };
  });
}

/** Orders them where the customer may have them, whoever asks. The customer's row must be locked. */
export async function orderAllowedCredentials(
  tx: Transaction,
  customer: ActiveCustomer,
  systems: readonly System[],
  now: Date,
): Promise<CustomerAnswer> {
  if (systems.length === 0) return refuse('NO_SYSTEM_CHOSEN', { field: 'systems' });
  const refusal = mayHaveCredentials(customer, finnishDay(now));
  if (refusal) return refusal;
  await orderCredentials(tx, customer.id, new Set(systems), now);
  return customer;
}
