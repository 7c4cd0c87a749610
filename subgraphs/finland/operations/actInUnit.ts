import { recordAudit } from '../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../shared/runtime/database.ts';
import { isRefusal, type Refusal } from '../../shared/vocabulary/refusal.ts';
import { type ActiveCustomer, type CustomerId, ownCustomer, parseCustomerId } from '../domain/customer.ts';
import type { LookupPurpose } from '../domain/purposes.ts';
import type { FinlandRefusalCode } from '../domain/refusals.ts';
import { activeUnit, type Registrar, type Unit } from '../domain/unit.ts';
import type { FinlandRegistry } from '../registry.ts';
import { lockCustomer } from '../storage/customers.ts';

export type CustomerAnswer = ActiveCustomer | Refusal<FinlandRefusalCode>;

export interface Act {
  action: string;
  purpose?: LookupPurpose;
}

/** An answer and the customer it is about, for the audit trail. */
export interface Deed<Answer> {
  answer: Answer;
  subject?: CustomerId | undefined;
}

/** What a registrar does in the unit that he has opened: one transaction, and in it one line of the audit trail whatever the answer. */
export async function actInUnit<Answer>(
  registry: FinlandRegistry,
  registrar: Registrar,
  { action, purpose }: Act,
  work: (tx: Transaction, unit: Unit) => Promise<Deed<Answer>>,
): Promise<Answer | Refusal<'NO_ACTIVE_UNIT' | 'UNIT_CONTRACT_ENDED'>> {
  return registry.database.transaction(async (tx) => {
    const unit = activeUnit(registrar);
    const { answer, subject } = isRefusal(unit) ? { answer: unit, subject: undefined } : await work(tx, unit);
    const outcome = isRefusal(answer) ? answer.refused : 'DONE';
    const entry = { actor: registrar.name, unit: registrar.activeUnitId, purpose, action, subject, outcome };
    await recordAudit(tx, entry, registry.now());
    return answer;
  });
}

/** The customer of one's own unit with that id, locked until the transaction ends. */
export async function lockOwnCustomer(tx: Transaction, unit: Unit, typedId: string) {
  const id = parseCustomerId(typedId);
  const customer = id && (await lockCustomer(tx, id));
  return { customer: ownCustomer(customer, unit), subject: customer?.id };
}
