import type { Transaction } from '../../../shared/runtime/database.ts';
import type { NumberOwner } from '../../domain/enrolment/customerNumber.ts';
import type { NumberingBranch } from '../../domain/enrolment/numberProcess.ts';
import type { PassNumber } from '../../domain/passNumber.ts';
import { lastTerm } from '../../domain/subscriptionLife/currentTerm.ts';
import { Branches } from './branches.ts';
import { Customers } from './customers.ts';
import { findSubscriptionsOf } from './members.ts';
import { Passes } from './passes.ts';

/** The branches of the organisation, as they number. */
export async function findNumberingBranches(tx: Transaction, organisationId: string): Promise<NumberingBranch[]> {
  return tx.getRepository(Branches).findBy({ organisationId });
}

/** Whether a pass bears the number, at whatever library the scope sees. */
export async function isPassNumber(tx: Transaction, number: PassNumber): Promise<boolean> {
  return tx.getRepository(Passes).existsBy({ number });
}

/** The customer in the scope whose pass bears the number, his row locked. */
export async function lockOwnerOf(tx: Transaction, number: PassNumber): Promise<NumberOwner | undefined> {
  const passes = tx.getRepository(Passes);
  const lock = { mode: 'pessimistic_write' } as const;
  const id = (await passes.findOneBy({ number }))?.customerId;
  const customer = id ? await tx.getRepository(Customers).findOne({ where: { id }, lock }) : null;
  const pass = customer && (await passes.findOneBy({ number })); // as it is now that nobody else changes it
  if (!customer || !pass) return undefined;
  const last = lastTerm(await findSubscriptionsOf(tx, [customer.id]));
  if (!last) throw new Error('every customer has a term');
  const { birthDate, registeredThrough } = customer;
  const isPrimary = pass.kind === 'PRIMARY' && pass.state === 'ACTIVE';
  return { customerId: customer.id, birthDate, registeredThrough, isPrimary, status: last.status };
}

/** Whoever gives out a number of that branch waits here until the transaction ends. */
export async function lockBranches(tx: Transaction, codes: readonly string[]): Promise<void> {
  await tx.query('SELECT FROM branch WHERE code = ANY ($1) ORDER BY code FOR UPDATE', [codes]);
}
