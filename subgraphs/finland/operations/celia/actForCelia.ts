import { recordAudit } from '../../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { Failure } from '../../../shared/runtime/failure.ts';
import { isRefusal, type Refusal } from '../../../shared/vocabulary/refusal.ts';
import { CELIA } from '../../domain/accessLog.ts';
import type { CeliaClerk } from '../../domain/actor.ts';
import { type ActiveCustomer, type CeliaCustomer, parseCustomerId } from '../../domain/customer.ts';
import type { Operation } from '../../domain/permissions.ts';
import { type LookupPurpose, mayLookUpFor } from '../../domain/purposes.ts';
import type { FinlandRefusalCode } from '../../domain/refusals.ts';
import { permittedForCelia } from '../../domain/relation.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { lockCustomer, saveCustomer } from '../../storage/customers.ts';
import { ofCeliaStaff } from '../../storage/scopes.ts';

type RecordChange = ActiveCustomer | Refusal<FinlandRefusalCode>;
export type RecordAnswer = CeliaCustomer | Refusal<FinlandRefusalCode>;

/** An act of Celia's own staff, and why: it is kept in the audit trail. */
export interface CeliaAct {
  readonly action: Operation;
  readonly purpose: LookupPurpose;
}

/** Who of Celia's staff does what. */
export interface CeliaDesk {
  readonly clerk: CeliaClerk;
  readonly asked: Operation;
}

/** An answer and the id of what it is about, for the audit trail. */
export interface CeliaDeed<Answer> {
  readonly answer: Answer;
  readonly subject?: string | undefined;
}

/**
 * What Celia's own staff does: one transaction that sees the customers of every unit, and in it one line of the audit
 * trail with the purpose, whatever the answer. Throws FORBIDDEN for a purpose that is a registrar's.
 */
export async function actForCelia<Answer>(
  registry: FinlandRegistry,
  clerk: CeliaClerk,
  { action, purpose }: CeliaAct,
  work: (tx: Transaction, desk: CeliaDesk) => Promise<CeliaDeed<Answer>>,
): Promise<Answer> {
  if (!mayLookUpFor(purpose, clerk.role)) throw new Failure('FORBIDDEN');
  const act = async (tx: Transaction) => {
    const { answer, subject } = await work(tx, { clerk, asked: action });
    const outcome = isRefusal(answer) ? answer.refused : 'DONE';
    await recordAudit(tx, { actor: clerk.name, unit: CELIA, purpose, action, subject, outcome }, registry.now());
    return answer;
  };
  return registry.database.transaction(act, ofCeliaStaff());
}

/** The customer with that id, of whatever unit and state, locked until the transaction ends. */
export async function lockAnyCustomer(tx: Transaction, { clerk, asked }: CeliaDesk, typedId: string) {
  const subject = parseCustomerId(typedId);
  const customer = subject && (await lockCustomer(tx, subject));
  return { customer: permittedForCelia(clerk, asked, customer), subject };
}

/** An act of Celia's own staff on one customer: loaded and locked, decided, saved; `after` does what follows from it. */
export async function changeForCelia(
  registry: FinlandRegistry,
  clerk: CeliaClerk,
  { customerId, ...act }: CeliaAct & { readonly customerId: string },
  decide: (customer: CeliaCustomer, tx: Transaction) => RecordChange | Promise<RecordChange>,
  after?: (tx: Transaction, customer: ActiveCustomer) => Promise<void>,
): Promise<RecordAnswer> {
  return actForCelia<RecordAnswer>(registry, clerk, act, async (tx, desk) => {
    const { customer, subject } = await lockAnyCustomer(tx, desk, customerId);
    const answer = isRefusal(customer) ? customer : await decide(customer, tx);
    if (isRefusal(answer)) return { answer, subject };
    await saveCustomer(tx, answer);
    await after?.(tx, answer);
    return { answer, subject };
  });
}
