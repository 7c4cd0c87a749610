import { isRefusal } from '../../shared/vocabulary/refusal.ts';
import { changeDetails, type TypedChanges } from '../domain/customerDetails.ts';
import type { Registrar } from '../domain/unit.ts';
import type { FinlandRegistry } from '../registry.ts';
import { saveCustomer } from '../storage/customers.ts';
import { actInUnit, type CustomerAnswer, lockOwnCustomer } from './actInUnit.ts';

/** F14: changes the details of a customer of one's own unit. */
export async function editCeliaCustomer(
  registry: FinlandRegistry,
  registrar: Registrar,
  id: string,
  changes: TypedChanges,
): Promise<CustomerAnswer> {
  return actInUnit<CustomerAnswer>(registry, registrar, { action: 'editCeliaCustomer' }, async (tx, desk) => {
    const { customer, subject } = await lockOwnCustomer(tx, desk, id);
    const answer = isRefusal(customer) ? customer : changeDetails(customer, changes);
    if (!isRefusal(answer)) await saveCustomer(tx, answer);
    return { answer, subject };
  });
}
