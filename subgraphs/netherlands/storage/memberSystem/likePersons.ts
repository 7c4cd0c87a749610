import { MoreThanOrEqual } from 'typeorm';
import type { Transaction } from '../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { Member } from '../../domain/member.ts';
import { Customers } from './customers.ts';
import { findMembers } from './members.ts';

interface Born {
  readonly organisationId: string;
  readonly birthDate: CalendarDate;
}

/** Whoever adds or changes somebody born on that day in the organisation waits here, so that each sees what the other did. */
export async function waitForSamePerson(tx: Transaction, { organisationId, birthDate }: Born): Promise<void> {
  const person = JSON.stringify([organisationId, birthDate]);
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [person]);
}

/** The organisation's customers born on that day whose registration runs. */
export async function findMembersBorn(tx: Transaction, born: Born, today: CalendarDate): Promise<Member[]> {
  const { organisationId, birthDate } = born;
  const rows = await tx.getRepository(Customers).find({
    select: { id: true },
    where: { organisationId, birthDate, registeredThrough: MoreThanOrEqual(today) },
  });
  return rows.length > 0
    ? findMembers(
        tx,
        rows.map(({ id }) => id),
      )
    : [];
}
