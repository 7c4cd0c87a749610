import { type Transaction, violates } from '../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { Member, Subscription } from '../../domain/member.ts';
import { Customers } from './customers.ts';
import { findMembers, findSubscriptionsOf } from './members.ts';

/** A customer whom nobody else changes meanwhile, with every term. */
export interface LockedMember {
  readonly member: Member;
  readonly registeredSince: CalendarDate;
  readonly terms: readonly Subscription[];
}

/** What happens to one customer's terms comes one after the other. The scope must be his organisation's. */
export async function lockMemberWithTerms(tx: Transaction, customerId: string): Promise<LockedMember | undefined> {
  const lock = { mode: 'pessimistic_write' } as const;
  const row = await tx.getRepository(Customers).findOne({ where: { id: customerId }, lock });
  const [member] = row ? await findMembers(tx, [customerId]) : [];
  if (!row || !member) return undefined;
  return { member, registeredSince: row.registeredSince, terms: await findSubscriptionsOf(tx, [customerId]) };
}

/** Refused where the library has enrolled the same person anew meanwhile: two registrations of one person never overlap. */
export async function saveRegisteredThrough(
  tx: Transaction,
  id: string,
  registeredThrough: CalendarDate,
): Promise<Refusal<'DUPLICATE_PERSON'> | undefined> {
  try {
    await tx.transaction((savepoint) => savepoint.getRepository(Customers).update({ id }, { registeredThrough }));
    return undefined;
  } catch (error) {
    if (violates(error, 'one_customer_per_person')) return refuse('DUPLICATE_PERSON');
    throw error;
  }
}
