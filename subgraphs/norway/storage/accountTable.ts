import { EntitySchema, In, IsNull, Not } from 'typeorm';
import type { Transaction } from '../../shared/runtime/database.ts';
import type { EmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import type { LibraryCardAccount } from '../domain/libraryCardAccount.ts';
import type { LibraryNumber } from '../domain/libraryNumber.ts';
import type { RegisteredAddress } from '../domain/registeredPerson.ts';
import type { RegisterTime } from '../domain/registerTime.ts';
import type { TelephoneNumber } from '../domain/telephoneNumber.ts';

export interface AccountRow {
  id: string;
  person: string;
  firstName: string;
  middleName: string | null;
  lastName: string;
  addressLines: string[] | null;
  postcode: string | null;
  place: string | null;
  country: string | null;
  registerReadAt: Date;
  telephone: string;
  email: string;
  homeLibrary: string;
  openedAt: Date;
  cancelledAt: Date | null;
  registerRecordedAt: string | null;
  registerFailedAt: Date | null;
  deathReportedAt: Date | null;
  deathConfirmedAt: Date | null;
  recordClosedAt: Date | null;
  samePersonAs: string | null;
}

export const accountTable = new EntitySchema<AccountRow>({
  name: 'account',
  columns: {
    id: { type: 'uuid', primary: true },
    person: { type: 'uuid' },
    firstName: { type: 'text', name: 'first_name' },
    middleName: { type: 'text', name: 'middle_name', nullable: true },
    lastName: { type: 'text', name: 'last_name' },
    addressLines: { type: 'text', name: 'address_lines', array: true, nullable: true },
    postcode: { type: 'text', nullable: true },
    place: { type: 'text', nullable: true },
    country: { type: 'text', nullable: true },
    registerReadAt: { type: 'timestamptz', name: 'register_read_at' },
    telephone: { type: 'text' },
    email: { type: 'text' },
    homeLibrary: { type: 'text', name: 'home_library' },
    openedAt: { type: 'timestamptz', name: 'opened_at' },
    cancelledAt: { type: 'timestamptz', name: 'cancelled_at', nullable: true },
    registerRecordedAt: { type: 'text', name: 'register_recorded_at', nullable: true },
    registerFailedAt: { type: 'timestamptz', name: 'register_failed_at', nullable: true },
    deathReportedAt: { type: 'timestamptz', name: 'death_reported_at', nullable: true },
    deathConfirmedAt: { type: 'timestamptz', name: 'death_confirmed_at', nullable: true },
    recordClosedAt: { type: 'timestamptz', name: 'record_closed_at', nullable: true },
    samePersonAs: { type: 'uuid', name: 'same_person_as', nullable: true },
  },
});

/** Inserts the account, or opens the cancelled one with that id again. */
export async function saveAccount(tx: Transaction, account: LibraryCardAccount): Promise<void> {
  const { name, address, ...rest } = account;
  const location =
    address.kind === 'visible'
      ? {
          addressLines: [...address.lines],
          postcode: address.postcode ?? null,
          place: address.place ?? null,
          country: address.country,
        }
      : { addressLines: null, postcode: null, place: null, country: null };
  const names = { firstName: name.first, middleName: name.middle ?? null, lastName: name.last };
  const heard = { registerRecordedAt: account.registerRecordedAt ?? null, registerFailedAt: null, samePersonAs: null };
  const ended = { deathReportedAt: null, deathConfirmedAt: null, recordClosedAt: null, cancelledAt: null };
  await tx.upsert(accountTable, { ...rest, ...names, ...location, ...heard, ...ended }, ['id']);
}

/** The account that is not cancelled. */
export async function findAccount(
  tx: Transaction,
  by: { id: string } | { person: string },
): Promise<LibraryCardAccount | undefined> {
  const row = await tx.findOneBy(accountTable, { ...by, cancelledAt: IsNull() });
  return row ? accountOf(row) : undefined;
}

export async function findAccounts(tx: Transaction, ids: readonly string[]): Promise<LibraryCardAccount[]> {
  const rows = await tx.findBy(accountTable, { id: In(ids), cancelledAt: IsNull() });
  return rows.map(accountOf);
}

/** The id of the account that the person has cancelled. */
export async function findCancelledAccount(tx: Transaction, person: string): Promise<string | undefined> {
  const row = await tx.findOneBy(accountTable, { person, cancelledAt: Not(IsNull()) });
  return row?.id;
}

/** Whether the account is cancelled; keeps it so until the transaction ends. */
export async function lockCancelledAccount(tx: Transaction, id: string): Promise<boolean> {
  const where = { id, cancelledAt: Not(IsNull()) };
  return (await tx.findOne(accountTable, { where, lock: { mode: 'pessimistic_write' } })) !== null;
}

export async function saveHomeLibrary(tx: Transaction, { id, homeLibrary }: LibraryCardAccount): Promise<void> {
  await tx.update(accountTable, { id }, { homeLibrary });
}

export async function saveCancellation(tx: Transaction, { id }: LibraryCardAccount, cancelledAt: Date): Promise<void> {
  await tx.update(accountTable, { id }, { cancelledAt });
}

/** Like findAccount, but keeps others from changing it, its cards and its memberships until the transaction ends. */
export async function findAccountAndLock(tx: Transaction, id: string): Promise<LibraryCardAccount | undefined> {
  const where = { id, cancelledAt: IsNull() };
  const row = await tx.findOne(accountTable, { where, lock: { mode: 'pessimistic_write' } });
  return row ? accountOf(row) : undefined;
}

/**
 * The account, cancelled or not; keeps others from changing it, its cards and its memberships until the transaction ends.
 */
export async function lockAccount(tx: Transaction, id: string): Promise<LibraryCardAccount | undefined> {
  const row = await tx.findOne(accountTable, { where: { id }, lock: { mode: 'pessimistic_write' } });
  return row ? accountOf(row) : undefined;
}

/** With its cards, local ones too, and memberships. */
export async function deleteAccount(tx: Transaction, id: string): Promise<void> {
  await tx.query('DELETE FROM local_card WHERE account = $1', [id]);
  await tx.query('DELETE FROM card WHERE account = $1', [id]);
  await tx.query('DELETE FROM membership WHERE account = $1', [id]);
  await tx.query('DELETE FROM account WHERE id = $1', [id]);
}

export function accountOf(row: AccountRow): LibraryCardAccount {
  const { id, person, firstName, middleName, lastName, registerReadAt, openedAt } = row;
  return {
    id,
    person,
    name: { first: firstName, ...(middleName && { middle: middleName }), last: lastName },
    address: addressOf(row),
    registerReadAt,
    registerRecordedAt: (row.registerRecordedAt ?? undefined) as RegisterTime | undefined,
    registerFailedAt: row.registerFailedAt ?? undefined,
    deathReportedAt: row.deathReportedAt ?? undefined,
    deathConfirmedAt: row.deathConfirmedAt ?? undefined,
    recordClosedAt: row.recordClosedAt ?? undefined,
    samePersonAs: row.samePersonAs ?? undefined,
    telephone: row.telephone as TelephoneNumber,
    email: row.email as EmailAddress,
    homeLibrary: row.homeLibrary as LibraryNumber,
    openedAt,
  };
}

function addressOf({ addressLines, postcode, place, country }: AccountRow): RegisteredAddress {
  if (!addressLines || !country) return { kind: 'undisclosed' };
  return { kind: 'visible', lines: addressLines, ...(postcode && { postcode }), ...(place && { place }), country };
}
