import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CardNumber } from '../../subgraphs/norway/domain/cardNumber.ts';
import type { LibraryNumber } from '../../subgraphs/norway/domain/libraryNumber.ts';
import { findAccount } from '../../subgraphs/norway/storage/accountTable.ts';
import { findCard } from '../../subgraphs/norway/storage/cardTable.ts';
import { openLoaders } from '../../subgraphs/norway/storage/loaders.ts';
import { findMembership } from '../../subgraphs/norway/storage/membershipTable.ts';
import { ofAccount, ofLibrary, ofPerson } from '../../subgraphs/norway/storage/scopes.ts';
import type { Transaction } from '../../subgraphs/shared/runtime/database.ts';
import {
  atDesk,
  DESK_KARASJOK,
  DESK_RANA,
  DOCUMENTS,
  KARASJOK,
  KARASJOK_RULES,
  online,
  PEOPLE,
  patron,
  RANA,
  RANA_RULES,
  type TestNorway,
  testNorway,
} from '../support/norway.ts';
import { act } from '../support/norwayHolder.ts';
import { walledTables, wallTests } from '../support/scopeWall.ts';

const TABLES = ['account', 'account_field_change', 'card', 'local_card', 'membership', 'temporary_address'];
const OF_LIBRARIES = [...TABLES, 'library_change'];
const AT_RANA = ofLibrary(RANA as LibraryNumber);
const AT_KARASJOK = ofLibrary(KARASJOK as LibraryNumber);

interface Two {
  readonly norway: TestNorway;
  readonly mine: string;
  readonly theirs: string;
}

/** With a row in every table: a local card that is linked, and a temporary address. */
async function furnish(norway: TestNorway, cardNumber: string, acceptedRulesVersion: string, desk: typeof DESK_RANA) {
  const holder = { holderKind: 'PERSON', name: 'A', telephone: '41234567', email: 'a@example.no' };
  const local = { idempotencyKey: 'local-card-key', number: 'R-1', acceptedRulesVersion, ...holder };
  const address = { lines: ['Hytta 1'], postcode: '8622', place: 'Mo i Rana', through: '2026-12-24' };
  await act(norway, 'registerLocalCard', local, desk);
  await act(norway, 'linkLibraryCard', { localCardNumber: 'R-1', cardNumber }, desk);
  await act(norway, 'setTemporaryAddress', { cardNumber, ...address }, desk);
}

/** A patron of Rana and one of Karasjok, both active. */
async function twoPatrons(): Promise<Two> {
  const norway = await testNorway();
  const there = { cardNumber: 'N002110001', acceptedRulesVersion: KARASJOK_RULES };
  const mine = await norway.run(DOCUMENTS.registerLibraryCardAtDesk, atDesk(PEOPLE.resident), DESK_RANA);
  const theirs = await norway.run(DOCUMENTS.registerLibraryCardAtDesk, atDesk(PEOPLE.parent, there), DESK_KARASJOK);
  await furnish(norway, 'N183310001', RANA_RULES, DESK_RANA);
  await furnish(norway, 'N002110001', KARASJOK_RULES, DESK_KARASJOK);
  return { norway, mine: mine['registerLibraryCardAtDesk'].id, theirs: theirs['registerLibraryCardAtDesk'].id };
}

wallTests('libraries', OF_LIBRARIES, async () => {
  const { norway } = await twoPatrons();
  return [norway, { own: AT_RANA, other: AT_KARASJOK }];
});

wallTests('accounts', TABLES, async () => {
  const { norway, mine, theirs } = await twoPatrons();
  return [norway, { own: ofAccount(mine), other: ofAccount(theirs) }];
});

wallTests('persons', ['account'], async () => {
  const { norway, mine, theirs } = await twoPatrons();
  const personOf = async (id: string) =>
    (await norway.rows('SELECT person FROM account WHERE id = $1', [id]))[0].person;
  return [norway, { own: ofPerson(await personOf(mine)), other: ofPerson(await personOf(theirs)) }];
});

describe('[A28] a foreign id that reached the storage by mistake', () => {
  let two: Two;
  beforeAll(async () => {
    two = await twoPatrons();
  });
  afterAll(() => two.norway.close());

  const atRana = <Result>(work: (tx: Transaction) => Promise<Result>) => two.norway.database.transaction(work, AT_RANA);

  test('finds nothing', async () => {
    const { theirs } = two;
    expect(await atRana((tx) => findAccount(tx, { id: theirs }))).toBeUndefined();
    expect(await atRana((tx) => findMembership(tx, theirs, KARASJOK as LibraryNumber))).toBeUndefined();
    expect(await atRana((tx) => findCard(tx, 'N002110001' as CardNumber))).toBeUndefined();
  });

  test('loads nothing by reference', async () => {
    const loaders = openLoaders(two.norway.database.source.manager, atRana, () => '2026-11-20' as never);
    expect(await loaders.accounts.load(two.mine)).toBeDefined();
    expect(await loaders.accounts.load(two.theirs)).toBeUndefined();
    expect(await loaders.cardsOfAccount.load(two.theirs)).toEqual([]);
    expect(await loaders.membershipsOfAccount.load(two.theirs)).toEqual([]);
  });

  test('[B10] a library that was chosen online sees its pending membership, not yet the account or the card', async () => {
    const { norway } = two;
    const answer = await norway.run(DOCUMENTS.registerLibraryCard, online(), patron(PEOPLE.atProperty));
    const { id } = answer['registerLibraryCard'];
    expect(await atRana((tx) => findMembership(tx, id, RANA as LibraryNumber))).toMatchObject({ status: 'PENDING' });
    expect(await atRana((tx) => findAccount(tx, { id }))).toBeUndefined();
    expect(await atRana((tx) => findCard(tx, 'N183300001' as CardNumber))).toBeUndefined();
  });

  test('no table of persons’ records is left out', async () => {
    expect(await walledTables(two.norway)).toEqual({ walled: [...OF_LIBRARIES].sort(), open: [] });
  });
});
