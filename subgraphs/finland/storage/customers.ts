import { EntitySchema } from 'typeorm';
import type { Transaction } from '../../shared/runtime/database.ts';
import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import type { EmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import type { PersonName } from '../../shared/vocabulary/personName.ts';
import type { RestrictionReason } from '../domain/celia/restrictionReason.ts';
import type { Telephone } from '../domain/contactDetails.ts';
import type {
  ActiveCustomer,
  CeliaCustomer,
  CustomerId,
  CustomerMarkedForDeletion,
  Format,
  Language,
  Loans,
} from '../domain/customer.ts';
import type { MailboxOwner } from '../domain/registration/mailbox.ts';

interface CustomerRow {
  id: CustomerId;
  number: number;
  unitId: string;
  identityCode: string | null;
  identityNote: string | null;
  birthDate: CalendarDate;
  firstName: PersonName;
  lastName: PersonName;
  street: string | null;
  postcode: string | null;
  place: string | null;
  email: EmailAddress | null;
  emailVersion: number;
  emailOwner: MailboxOwner;
  expectedEnd: CalendarDate | null;
  addressProtected: boolean;
  telephone: Telephone | null;
  language: Language;
  format: Format;
  temporary: boolean;
  extraInformation: string | null;
  registeredAt: Date;
  state: CeliaCustomer['state'];
  markedForDeletionAt: Date | null;
  training: boolean;
  loans: Loans | null;
  restrictedThrough: CalendarDate | null;
  restrictionReason: RestrictionReason | null;
  reactivatedAt: Date | null;
}

export const customers = new EntitySchema<CustomerRow>({
  name: 'celia_customer',
  columns: {
    id: { type: 'uuid', primary: true, generated: 'uuid' },
    number: { type: 'integer', generated: 'increment' },
    unitId: { type: 'text', name: 'unit_id' },
    identityCode: { type: 'uuid', name: 'identity_code', nullable: true },
    identityNote: { type: 'text', name: 'identity_note', nullable: true },
    birthDate: { type: 'date', name: 'birth_date' },
    firstName: { type: 'text', name: 'first_name' },
    lastName: { type: 'text', name: 'last_name' },
    street: { type: 'text', nullable: true },
    postcode: { type: 'text', nullable: true },
    place: { type: 'text', nullable: true },
    email: { type: 'text', nullable: true },
    emailVersion: { type: 'integer', name: 'email_version' },
    emailOwner: { type: 'text', name: 'email_owner' },
    expectedEnd: { type: 'date', name: 'expected_end', nullable: true },
    addressProtected: { type: 'boolean', name: 'address_protected' },
    telephone: { type: 'text', nullable: true },
    language: { type: 'text' },
    format: { type: 'text' },
    temporary: { type: 'boolean' },
    extraInformation: { type: 'text', name: 'extra_information', nullable: true },
    registeredAt: { type: 'timestamptz', name: 'registered_at' },
    state: { type: 'text' },
    markedForDeletionAt: { type: 'timestamptz', name: 'marked_for_deletion_at', nullable: true },
    training: { type: 'boolean', insert: false, update: false },
    loans: { type: 'text', nullable: true },
    restrictedThrough: { type: 'date', name: 'restricted_through', nullable: true },
    restrictionReason: { type: 'text', name: 'restriction_reason', nullable: true },
    reactivatedAt: { type: 'timestamptz', name: 'reactivated_at', nullable: true },
  },
});

/** A customer who is not in the table yet: the database gives the id and the number. */
export type NewCustomer = Omit<ActiveCustomer, 'id' | 'number'>;

export async function lockCustomer(tx: Transaction, id: CustomerId): Promise<CeliaCustomer | undefined> {
  const row = await tx.findOne(customers, { where: { id }, lock: { mode: 'pessimistic_write' } });
  return row ? fromRow(row) : undefined;
}

export async function findCustomer(tx: Transaction, id: CustomerId): Promise<CeliaCustomer | undefined> {
  const row = await tx.findOneBy(customers, { id });
  return row ? fromRow(row) : undefined;
}

export async function customerWithCode(tx: Transaction, identityCode: string): Promise<CeliaCustomer | undefined> {
  const row = await tx.findOneBy(customers, { identityCode });
  return row ? fromRow(row) : undefined;
}

export async function lockCustomerWithCode(tx: Transaction, identityCode: string): Promise<CeliaCustomer | undefined> {
  const row = await tx.findOne(customers, { where: { identityCode }, lock: { mode: 'pessimistic_write' } });
  return row ? fromRow(row) : undefined;
}

export async function addCustomer(tx: Transaction, customer: NewCustomer): Promise<ActiveCustomer> {
  const { identifiers, generatedMaps } = await tx.insert(customers, toRow(customer));
  const { id, number } = { ...identifiers[0], ...generatedMaps[0] } as Pick<CustomerRow, 'id' | 'number'>;
  return { ...customer, id, number: String(number) };
}

export async function saveCustomer(tx: Transaction, customer: ActiveCustomer): Promise<void> {
  await tx.update(customers, { id: customer.id }, toRow(customer));
}

/** Saves the customer as ended: what it does not have is emptied. */
export async function saveEndedCustomer(tx: Transaction, customer: CustomerMarkedForDeletion): Promise<void> {
  const { state, markedForDeletionAt, emailVersion, temporary, address } = customer;
  const { street = null, postcode = null, place = null } = address ?? {};
  const { email = null, telephone = null, extraInformation = null } = customer;
  const kept = { state, markedForDeletionAt, emailVersion, temporary, street, postcode, place };
  const { identityNote = null, expectedEnd = null, emailOwner } = customer;
  await tx.update(
    customers,
    { id: customer.id },
    { ...kept, identityNote, expectedEnd, emailOwner, email, telephone, extraInformation },
  );
}

export async function saveLoans(tx: Transaction, id: CustomerId, loans: Loans): Promise<void> {
  await tx.update(customers, { id }, { loans });
}

/** Moves so many of a unit's customers, whatever their state, and gives their ids. */
export async function moveToUnit(
  tx: Transaction,
  { from, to, atMost }: { from: string; to: string; atMost: number },
): Promise<CustomerId[]> {
  const [rows]: [{ id: CustomerId }[], number] = await tx.query(
    `UPDATE celia_customer SET unit_id = $2
     WHERE id IN (SELECT id FROM celia_customer WHERE unit_id = $1 ORDER BY id LIMIT $3 FOR UPDATE) RETURNING id`,
    [from, to, atMost],
  );
  return rows.map(({ id }) => id);
}

function toRow(customer: NewCustomer): Omit<CustomerRow, 'id' | 'number' | 'training'> {
  const { unitId, birthDate, firstName, lastName, address, emailVersion, emailOwner, addressProtected } = customer;
  const { language, format, temporary, registeredAt, state } = customer;
  return {
    ...{ unitId, birthDate, firstName, lastName, emailVersion, emailOwner, addressProtected, ...address },
    ...{ language, format, temporary, registeredAt, state },
    identityCode: customer.identityCode ?? null,
    identityNote: customer.identityNote ?? null,
    expectedEnd: customer.expectedEnd ?? null,
    email: customer.email ?? null,
    telephone: customer.telephone ?? null,
    extraInformation: customer.extraInformation ?? null,
    markedForDeletionAt: null,
    loans: customer.loans ?? null,
    restrictedThrough: customer.restriction?.through ?? null,
    restrictionReason: customer.restriction?.reason ?? null,
    reactivatedAt: customer.reactivatedAt ?? null,
  };
}

function fromRow(row: CustomerRow): CeliaCustomer {
  const { street, postcode, place, state, markedForDeletionAt, number, ...others } = row;
  const { restrictedThrough: through, restrictionReason: reason, loans, reactivatedAt, ...rest } = others;
  const person = {
    ...rest,
    number: String(number),
    identityCode: row.identityCode ?? undefined,
    identityNote: row.identityNote ?? undefined,
    expectedEnd: row.expectedEnd ?? undefined,
    email: row.email ?? undefined,
    telephone: row.telephone ?? undefined,
    extraInformation: row.extraInformation ?? undefined,
    loans: loans ?? undefined,
    restriction: through && reason ? { through, reason } : undefined,
    reactivatedAt: reactivatedAt ?? undefined,
  };
  const address = street && postcode && place ? { street, postcode, place } : undefined;
  if (markedForDeletionAt) return { ...person, address, state: 'MARKED_FOR_DELETION', markedForDeletionAt };
  if (!address) throw new Error('an active customer has an address');
  return { ...person, address, state: 'ACTIVE' };
}
