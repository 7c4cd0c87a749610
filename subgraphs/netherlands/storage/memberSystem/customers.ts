import { EntitySchema } from 'typeorm';
import { type Transaction, violates } from '../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { EmailAddress } from '../../../shared/vocabulary/emailAddress.ts';
import type { PersonName } from '../../../shared/vocabulary/personName.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { Member } from '../../domain/member.ts';
import type { PassNumber } from '../../domain/passNumber.ts';

/** One customer in the member system. Registered from the first day of the first subscription to the last of the last. */
export interface CustomerRow {
  readonly id: string;
  readonly organisationId: string;
  readonly branchCode: string;
  readonly initials: PersonName;
  readonly prefix: PersonName | null;
  readonly lastName: PersonName;
  readonly callName: PersonName | null;
  readonly birthDate: CalendarDate;
  readonly country: string;
  readonly postcode: string;
  readonly houseNumber: number;
  readonly houseNumberAddition: string;
  readonly email: EmailAddress;
  readonly iban: string | null;
  readonly bic: string | null;
  readonly newsletter: boolean;
  readonly identityChecked: boolean;
  /** Signed up without a desk: nobody saw an identity document. */
  readonly enrolledOnline?: boolean;
  readonly duplicateOverrideReason: string | null;
  readonly registeredSince: CalendarDate;
  readonly registeredThrough: CalendarDate;
  readonly enrolledAt: Date;
}

export const Customers = new EntitySchema<CustomerRow>({
  name: 'customer',
  columns: {
    id: { type: 'uuid', primary: true },
    organisationId: { name: 'organisation_id', type: 'uuid' },
    branchCode: { name: 'branch_code', type: 'text' },
    initials: { type: 'text' },
    prefix: { type: 'text', nullable: true },
    lastName: { name: 'last_name', type: 'text' },
    callName: { name: 'call_name', type: 'text', nullable: true },
    birthDate: { name: 'birth_date', type: 'date' },
    country: { type: 'text' },
    postcode: { type: 'text' },
    houseNumber: { name: 'house_number', type: 'integer' },
    houseNumberAddition: { name: 'house_number_addition', type: 'text' },
    email: { type: 'text' },
    iban: { type: 'text', nullable: true },
    bic: { type: 'text', nullable: true },
    newsletter: { type: 'boolean' },
    identityChecked: { name: 'identity_checked', type: 'boolean' },
    enrolledOnline: { name: 'enrolled_online', type: 'boolean', default: false },
    duplicateOverrideReason: { name: 'duplicate_override_reason', type: 'text', nullable: true },
    registeredSince: { name: 'registered_since', type: 'date' },
    registeredThrough: { name: 'registered_through', type: 'date' },
    enrolledAt: { name: 'enrolled_at', type: 'timestamptz' },
  },
});

/**
 * Saves the customer, unless the organisation has an unexpired one with the same last name, address and birth date:
 * the constraint decides, also between two desks at the same instant.
 */
export async function insertCustomer(
  tx: Transaction,
  row: CustomerRow,
): Promise<Refusal<'DUPLICATE_PERSON'> | undefined> {
  await waitForSamePerson(tx, row);
  try {
    await tx.transaction((savepoint) => savepoint.getRepository(Customers).insert(row));
    return undefined;
  } catch (error) {
    if (violates(error, 'one_customer_per_person')) return refuse('DUPLICATE_PERSON');
    throw error;
  }
}

// Two inserts that conflict in an exclusion constraint can deadlock; the second waits here instead.
async function waitForSamePerson(tx: Transaction, row: CustomerRow): Promise<void> {
  const person = [row.organisationId, row.lastName, row.birthDate, row.postcode, row.houseNumber];
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [JSON.stringify(person)]);
}

export function memberOf(row: CustomerRow, passNumber: PassNumber): Member {
  const { id, organisationId, branchCode, birthDate, email, newsletter, initials, lastName } = row;
  const { country, postcode, houseNumber, houseNumberAddition: addition } = row;
  const name = { initials, lastName, prefix: row.prefix ?? undefined, callName: row.callName ?? undefined };
  const address = { country, postcode, houseNumber, addition };
  return { id, organisationId, branchCode, name, birthDate, address, email, newsletter, passNumber };
}

/** Says whether there is such a branch of the customer's organisation. */
export async function moveCustomer(tx: Transaction, { id }: Member, branchCode: string): Promise<boolean> {
  const [, moved]: [unknown, number] = await tx.query(
    `UPDATE customer SET branch_code = b.code FROM branch b
     WHERE customer.id = $1 AND b.code = $2 AND b.organisation_id = customer.organisation_id`,
    [id, branchCode],
  );
  return moved > 0;
}
