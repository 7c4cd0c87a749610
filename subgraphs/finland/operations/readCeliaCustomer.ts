import type { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { ActiveCustomer } from '../domain/customer.ts';
import type { Registrar } from '../domain/unit.ts';
import type { FinlandRegistry } from '../registry.ts';
import { actInUnit, lockOwnCustomer } from './actInUnit.ts';

/** F14: the data of a customer of one's own unit, to be checked. */
export async function readCeliaCustomer(
  registry: FinlandRegistry,
  registrar: Registrar,
  id: string,
): Promise<ActiveCustomer | Refusal<'CUSTOMER_NOT_FOUND' | 'NO_ACTIVE_UNIT' | 'UNIT_CONTRACT_ENDED'>> {
  return actInUnit(registry, registrar, { action: 'celiaCustomer' }, async (tx, desk) => {
    const { customer, subject } = await lockOwnCustomer(tx, desk, id);
    return { answer: customer, subject };
  });
}
