import type { Transaction } from '../../shared/runtime/database.ts';
import { Failure } from '../../shared/runtime/failure.ts';
import { postLetter } from '../../shared/runtime/outbox.ts';
import { isRefusal, type Refusal } from '../../shared/vocabulary/refusal.ts';
import type { CeliaClerk } from '../domain/actor.ts';
import type { CeliaCustomer, CustomerMarkedForDeletion } from '../domain/customer.ts';
import { markForDeletion } from '../domain/ending.ts';
import { type LookupPurpose, mayLookUpFor } from '../domain/purposes.ts';
import type { FinlandRefusalCode } from '../domain/refusals.ts';
import type { Registrar } from '../domain/unit.ts';
import type { FinlandRegistry } from '../registry.ts';
import { saveEndedCustomer } from '../storage/customers.ts';
import { actInUnit, lockOwnCustomer } from './actInUnit.ts';
import { actForCelia, lockAnyCustomer } from './celia/actForCelia.ts';
import { withdrawCredentials } from './credentialOrders.ts';

export const ENDED_KIND = 'celia-ended';

export type EndAnswer = CustomerMarkedForDeletion | Refusal<FinlandRefusalCode>;

/** A registrar ends a customer of the own unit, or Celia's staff one of any; told and kept as `markEnded` says. */
export async function endCeliaCustomer(
  registry: FinlandRegistry,
  actor: Registrar | CeliaClerk,
  customerId: string,
  purpose: LookupPurpose,
): Promise<EndAnswer> {
  if (!mayLookUpFor(purpose, actor.role)) throw new Failure('FORBIDDEN');
  const act = { action: 'endCeliaCustomer', purpose } as const;
  if (actor.role === 'CELIA') {
    return actForCelia<EndAnswer>(registry, actor, act, async (tx, desk) => {
      const { customer, subject } = await lockAnyCustomer(tx, desk, customerId);
      return { answer: isRefusal(customer) ? customer : await markEnded(tx, customer, registry.now()), subject };
    });
  }
  return actInUnit<EndAnswer>(registry, actor, act, async (tx, desk) => {
    const { customer, subject } = await lockOwnCustomer(tx, desk, customerId);
    return { answer: isRefusal(customer) ? customer : await markEnded(tx, customer, registry.now()), subject };
  });
}

/** Marks the customer, whose row is locked: passwords, links and tokens are dead at once, and a mail confirms it. */
export async function markEnded(
  tx: Transaction,
  customer: CeliaCustomer,
  now: Date,
): Promise<CustomerMarkedForDeletion | Refusal<'CUSTOMER_ENDED'>> {
  const ended = markForDeletion(customer, now);
  if (isRefusal(ended)) return ended;
  await withdrawCredentials(tx, ended.id);
  await saveEndedCustomer(tx, ended);
  await postLetter(tx, { kind: ENDED_KIND, subject: ended.id }, now);
  return ended;
}
