import { In, MoreThanOrEqual } from 'typeorm';
import type { Transaction } from '../../../shared/runtime/database.ts';
import type { Member, Subscription } from '../../domain/member.ts';
import { isOpaqueId } from '../../domain/opaqueId.ts';
import { Customers, memberOf } from './customers.ts';
import { findPassNumbers } from './passes.ts';
import { Subscriptions, subscriptionOf } from './subscriptions.ts';

/** Members with their pass numbers, in no order. */
export async function findMembers(tx: Transaction, ids: readonly string[]): Promise<Member[]> {
  const customers = await tx.getRepository(Customers).findBy({ id: In([...ids]) });
  const numbers = await findPassNumbers(tx, ids);
  return customers.flatMap((row) => {
    const passNumber = numbers.get(row.id);
    return passNumber ? [memberOf(row, passNumber)] : [];
  });
}

/** The terms of those members, the newest first. */
export async function findSubscriptionsOf(tx: Transaction, customerIds: readonly string[]): Promise<Subscription[]> {
  const rows = await tx
    .getRepository(Subscriptions)
    .find({ where: { customerId: In([...customerIds]) }, order: { since: 'DESC' } });
  return rows.map(subscriptionOf);
}

/** The first term of the customer's last enrolment. */
export async function findEnrolmentTerm(tx: Transaction, customerId: string): Promise<Subscription | undefined> {
  const { registeredSince } = await tx.getRepository(Customers).findOneByOrFail({ id: customerId });
  const row = await tx
    .getRepository(Subscriptions)
    .findOne({ where: { customerId, since: MoreThanOrEqual(registeredSince) }, order: { since: 'ASC' } });
  return row ? subscriptionOf(row) : undefined;
}

/** The member, his row locked: steps on one member's login account come one after the other. */
export async function lockMember(tx: Transaction, id: string): Promise<Member | undefined> {
  if (!isOpaqueId(id)) return undefined;
  const lock = { mode: 'pessimistic_write' } as const;
  const row = await tx.getRepository(Customers).findOne({ where: { id }, lock });
  return row ? (await findMembers(tx, [row.id]))[0] : undefined;
}
