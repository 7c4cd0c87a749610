import DataLoader from 'dataloader';
import { In } from 'typeorm';
import type { Transaction } from '../../shared/runtime/database.ts';
import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import type { Card } from '../domain/card.ts';
import type { Library } from '../domain/library.ts';
import type { LibraryCardAccount } from '../domain/libraryCardAccount.ts';
import type { LibraryMembership } from '../domain/libraryMembership.ts';
import type { LibraryNumber } from '../domain/libraryNumber.ts';
import { accountOf, accountTable } from './accountTable.ts';
import { cardOf, cardTable } from './cardTable.ts';
import { findLibrariesByNumber } from './libraryTable.ts';
import { membershipOf, membershipTable } from './membershipTable.ts';

/** References of one request, each kind read in one statement. */
export interface Loaders {
  readonly accounts: DataLoader<string, LibraryCardAccount | undefined>;
  readonly cardsOfAccount: DataLoader<string, readonly Card[]>;
  readonly memberships: DataLoader<string, LibraryMembership | undefined>;
  readonly membershipsOfAccount: DataLoader<string, readonly LibraryMembership[]>;
  readonly libraries: DataLoader<LibraryNumber, Library | undefined>;
}

/** A transaction in the scope of whoever asks. */
export type Read = <Result>(work: (tx: Transaction) => Promise<Result>) => Promise<Result>;

/** `source`: for what is no person's record. */
export function openLoaders(source: Transaction, read: Read, today: () => CalendarDate): Loaders {
  return {
    accounts: new DataLoader(async (ids) => {
      const accounts = (await read((tx) => tx.findBy(accountTable, { id: In(ids) }))).map(accountOf);
      return ids.map((id) => accounts.find((account) => account.id === id));
    }),
    cardsOfAccount: new DataLoader(async (ids) => {
      const order = { issuedAt: 'ASC' } as const;
      const rows = await read((tx) => tx.find(cardTable, { where: { account: In(ids) }, order }));
      return ids.map((id) => rows.filter(({ account }) => account === id).map(cardOf));
    }),
    memberships: new DataLoader(async (ids) => {
      const memberships = (await read((tx) => tx.findBy(membershipTable, { id: In(ids) }))).map(membershipOf);
      return ids.map((id) => memberships.find((membership) => membership.id === id));
    }),
    membershipsOfAccount: new DataLoader(async (ids) => {
      const order = { since: 'ASC' } as const;
      const rows = await read((tx) => tx.find(membershipTable, { where: { account: In(ids) }, order }));
      return ids.map((id) => rows.filter(({ account }) => account === id).map(membershipOf));
    }),
    libraries: new DataLoader(async (numbers) => {
      const found = await findLibrariesByNumber(source, today(), numbers);
      return numbers.map((number) => found.find((library) => library.number === number));
    }),
  };
}
