import { recordAudit } from '../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../shared/runtime/database.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import { type ActiveCustomer, type CustomerId, parseCustomerId } from '../domain/customer.ts';
import type { Operation } from '../domain/permissions.ts';
import type { LookupPurpose } from '../domain/purposes.ts';
import type { FinlandRefusalCode } from '../domain/refusals.ts';
import { permittedCustomer } from '../domain/relation.ts';
import { activeUnit, type Registrar, type Unit } from '../domain/unit.ts';
import type { FinlandRegistry } from '../registry.ts';
import { lockCustomer } from '../storage/customers.ts';
import { holdContract } from '../storage/units.ts';
import { scopeOf } from './actor.ts';

export type CustomerAnswer = ActiveCustomer | Refusal<FinlandRefusalCode>;

export interface Act {
  action: Operation;
  purpose?: LookupPurpose;
}

/** Who does it, what, and in which unit. */
export interface Desk {
  readonly registrar: Registrar;
  readonly unit: Unit;
  readonly asked: Operation;
}

/** An answer and the customer it is about, for the audit trail. */
export interface Deed<Answer> {
  answer: Answer;
  subject?: CustomerId | undefined;
}

/**
 * What a registrar does in the unit that he has opened: one transaction that sees that unit's customers only, and in it
 * one line of the audit trail whatever the answer.
 */
export async function actInUnit<Answer>(
  registry: FinlandRegistry,
  registrar: Registrar,
  { action, purpose }: Act,
  work: (tx: Transaction, desk: Desk) => Promise<Deed<Answer>>,
): Promise<Answer | Refusal<'NO_ACTIVE_UNIT' | 'UNIT_CONTRACT_ENDED'>> {
  const act = async (tx: Transaction) => {
    const unit = await openUnitOf(tx, registrar);
    const { answer, subject } = isRefusal(unit)
      ? { answer: unit, subject: undefined }
      : await work(tx, { registrar, unit, asked: action });
    const outcome = isRefusal(answer) ? answer.refused : 'DONE';
    const entry = { actor: registrar.name, unit: registrar.activeUnitId, purpose, action, subject, outcome };
    await recordAudit(tx, entry, registry.now());
    return answer;
  };
  return registry.database.transaction(act, scopeOf(registrar));
}

/**
 * The customer with that id where the table lets the registrar do it, locked until the transaction ends. `subject` is
 * the id that was asked for: an attempt on others' customers is on record as well.
 */
export async function lockOwnCustomer(tx: Transaction, { registrar, asked }: Desk, typedId: string) {
  const subject = parseCustomerId(typedId);
  const customer = subject && (await lockCustomer(tx, subject));
  return { customer: permittedCustomer(registrar, asked, customer), subject };
}

// Looked at again inside the transaction: where the contract ends at this moment, nobody is registered after it.
async function openUnitOf(
  tx: Transaction,
  registrar: Registrar,
): Promise<Unit | Refusal<'NO_ACTIVE_UNIT' | 'UNIT_CONTRACT_ENDED'>> {
  const unit = activeUnit(registrar);
  return isRefusal(unit) || (await holdContract(tx, unit.id)) ? unit : refuse('UNIT_CONTRACT_ENDED');
}
