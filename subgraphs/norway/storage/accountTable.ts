import { EntitySchema } from 'typeorm';
import type { Transaction } from '../../shared/runtime/database.ts';
import type { EmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import type { LibraryCardAccount } from '../domain/libraryCardAccount.ts';
import type { LibraryNumber } from '../domain/libraryNumber.ts';
import type { RegisteredAddress } from '../domain/registeredPerson.ts';
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
  },
});

export async function insertAccount(tx: Transaction, account: LibraryCardAccount): Promise<void> {
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
  await tx.insert(accountTable, { ...rest, ...names, ...location });
}

export async function findAccount(
  tx: Transaction,
  by: { id: string } | { person: string },
): Promise<LibraryCardAccount | undefined> {
  const row = await tx.findOneBy(accountTable, by);
  return row ? accountOf(row) : undefined;
}

/** Like findAccount, but keeps others from changing it, its cards and its memberships until the transaction ends. */
export async function lockAccount(tx: Transaction, id: string): Promise<LibraryCardAccount | undefined> {
  const row = await tx.findOne(accountTable, { where: { id }, lock: { mode: 'pessimistic_write' } });
  return row ? accountOf(row) : undefined;
}

/** With its cards and memberships. */
export async function deleteAccount(tx: Transaction, id: string): Promise<void> {
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
