import DataLoader from 'dataloader';
import { In } from 'typeorm';
import type { Transaction } from '../../shared/runtime/database.ts';
import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import type { CurrentCard } from '../domain/card.ts';
import type { OfferedService } from '../domain/digitalOffer.ts';
import type { Library } from '../domain/library.ts';
import type { LibraryCardAccount } from '../domain/libraryCardAccount.ts';
import type { LibraryMembership } from '../domain/libraryMembership.ts';
import type { LibraryNumber } from '../domain/libraryNumber.ts';
import type { TemporaryAddress } from '../domain/temporaryAddress.ts';
import { findAccounts } from './accountTable.ts';
import { findCurrentCards } from './cardTable.ts';
import { findServicesOf } from './digitalServiceTable.ts';
import { findLibrariesByNumber } from './libraryTable.ts';
import { membershipOf, membershipTable } from './membershipTable.ts';
import { findTemporaryAddresses } from './temporaryAddressTable.ts';

/** References of one request, each kind read in one statement. */
export interface Loaders {
  readonly accounts: DataLoader<string, LibraryCardAccount | undefined>;
  readonly cardsOfAccount: DataLoader<string, readonly CurrentCard[]>;
  readonly memberships: DataLoader<string, LibraryMembership | undefined>;
  readonly membershipsOfAccount: DataLoader<string, readonly LibraryMembership[]>;
  /** Whose last day is not over. */
  readonly temporaryAddresses: DataLoader<string, TemporaryAddress | undefined>;
  readonly services: DataLoader<LibraryNumber | 'NATIONAL', readonly OfferedService[]>;
  readonly libraries: DataLoader<LibraryNumber, Library | undefined>;
}

/** A transaction in the scope of whoever asks. */
export type Read = <Result>(work: (tx: Transaction) => Promise<Result>) => Promise<Result>;

/** `source`: for what is no person's record. */
export function openLoaders(source: Transaction, read: Read, today: () => CalendarDate): Loaders {
  return {
    accounts: new DataLoader(async (ids) => {
      const accounts = await read((tx) => findAccounts(tx, ids));
      return ids.map((id) => accounts.find((account) => account.id === id));
    }),
    cardsOfAccount: new DataLoader(async (ids) => {
      const cards = await read((tx) => findCurrentCards(tx, ids));
      return ids.map((id) => cards.filter(({ accountId }) => accountId === id));
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
    temporaryAddresses: new DataLoader(async (ids) => {
      const addresses = await read((tx) => findTemporaryAddresses(tx, ids, today()));
      return ids.map((id) => addresses.get(id));
    }),
    services: new DataLoader(async (libraries) => {
      const offered = await findServicesOf(source, libraries);
      return libraries.map((library) => offered.filter((service) => service.library === library));
    }),
    libraries: new DataLoader(async (numbers) => {
      const found = await findLibrariesByNumber(source, today(), numbers);
      return numbers.map((number) => found.find((library) => library.number === number));
    }),
  };
}
