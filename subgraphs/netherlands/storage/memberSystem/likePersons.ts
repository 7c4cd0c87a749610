import { MoreThanOrEqual } from 'typeorm';
import type { Transaction } from '../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { KnownCandidate } from '../../domain/enrolment/maskedDuplicate.ts';
import type { PassNumber } from '../../domain/passNumber.ts';
import { Customers } from './customers.ts';
import { detailsOf } from './details.ts';
import { findPassNumbers } from './passes.ts';

interface Born {
  readonly organisationId: string;
  readonly birthDate: CalendarDate;
}

/** Whoever adds or changes somebody born on that day in the organisation waits here, so that each sees what the other did. */
export async function waitForSamePerson(tx: Transaction, { organisationId, birthDate }: Born): Promise<void> {
  const person = JSON.stringify([organisationId, birthDate]);
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [person]);
}

/** The organisation's customers born on that day whose registration runs, with or without a number yet. */
export async function findCustomersBorn(
  tx: Transaction,
  { organisationId, birthDate }: Born,
  today: CalendarDate,
): Promise<KnownCandidate[]> {
  const where = { organisationId, birthDate, registeredThrough: MoreThanOrEqual(today) };
  const rows = await tx.getRepository(Customers).findBy(where);
  const ids = rows.map(({ id }) => id);
  const numbers = ids.length > 0 ? await findPassNumbers(tx, ids) : new Map<string, PassNumber>();
  return rows.map((row) => {
    const { id, branchCode } = row;
    const { name, address } = detailsOf(row);
    return { id, branchCode, birthDate, name, address, passNumber: numbers.get(id) };
  });
}
