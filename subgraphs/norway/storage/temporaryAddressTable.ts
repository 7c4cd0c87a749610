import { EntitySchema, In, MoreThanOrEqual } from 'typeorm';
import type { Transaction } from '../../shared/runtime/database.ts';
import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import type { TemporaryAddress } from '../domain/temporaryAddress.ts';

export interface TemporaryAddressRow {
  account: string;
  lines: string[];
  postcode: string;
  place: string;
  country: string;
  through: string;
}

export const temporaryAddressTable = new EntitySchema<TemporaryAddressRow>({
  name: 'temporary_address',
  columns: {
    account: { type: 'uuid', primary: true },
    lines: { type: 'text', array: true },
    postcode: { type: 'text' },
    place: { type: 'text' },
    country: { type: 'text' },
    through: { type: 'date' },
  },
});

/** Saves the account's temporary address in the place of any other. */
export async function saveTemporaryAddress(
  tx: Transaction,
  account: string,
  { lines, ...address }: TemporaryAddress,
): Promise<void> {
  await tx.upsert(temporaryAddressTable, { account, lines: [...lines], ...address }, ['account']);
}

export async function deleteTemporaryAddress(tx: Transaction, account: string): Promise<void> {
  await tx.delete(temporaryAddressTable, { account });
}

/** By account: those whose last day is not over on that day; all that are kept, where none is named. */
export async function findTemporaryAddresses(
  tx: Transaction,
  accounts: readonly string[],
  today?: CalendarDate,
): Promise<ReadonlyMap<string, TemporaryAddress>> {
  const rows = await tx.findBy(temporaryAddressTable, {
    account: In(accounts),
    ...(today && { through: MoreThanOrEqual(today) }),
  });
  return new Map(
    rows.map(({ account, through, ...address }) => [account, { ...address, through: through as CalendarDate }]),
  );
}
