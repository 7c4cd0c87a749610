import { isRefusal } from '../../../shared/vocabulary/refusal.ts';
import type { CeliaClerk } from '../../domain/actor.ts';
import type { Loans } from '../../domain/customer.ts';
import type { LookupPurpose } from '../../domain/purposes.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { saveLoans } from '../../storage/customers.ts';
import { actForCelia, lockAnyCustomer, type RecordAnswer } from './actForCelia.ts';

export interface LoansRecord {
  readonly customerId: string;
  readonly loans: Loans;
  readonly purpose: LookupPurpose;
}

/** What Celia's own services know of the loans of a customer, ended or not: how long the record is kept goes by it. */
export async function recordCeliaLoans(
  registry: FinlandRegistry,
  clerk: CeliaClerk,
  { customerId, loans, purpose }: LoansRecord,
): Promise<RecordAnswer> {
  return actForCelia<RecordAnswer>(registry, clerk, { action: 'recordCeliaLoans', purpose }, async (tx, desk) => {
    const { customer, subject } = await lockAnyCustomer(tx, desk, customerId);
    if (isRefusal(customer)) return { answer: customer, subject };
    await saveLoans(tx, customer.id, loans);
    return { answer: { ...customer, loans }, subject };
  });
}
