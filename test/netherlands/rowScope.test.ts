import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openLoaders } from '../../subgraphs/netherlands/storage/loaders.ts';
import {
  findCustomersLinkedTo,
  findLoginLink,
  saveLoginLinkState,
} from '../../subgraphs/netherlands/storage/memberSystem/loginLinks.ts';
import {
  findMembers,
  findSubscriptionsOf,
  lockMember,
} from '../../subgraphs/netherlands/storage/memberSystem/members.ts';
import { membershipsOfLoginAccount } from '../../subgraphs/netherlands/storage/memberSystem/subscriptions.ts';
import { acrossLibraries, ofLoginAccount, ofOrganisation } from '../../subgraphs/netherlands/storage/scopes.ts';
import type { Transaction } from '../../subgraphs/shared/runtime/database.ts';
import {
  ANNEN,
  enrol,
  HAREN,
  openNetherlands,
  type TestNetherlands,
  theExamplePerson,
} from '../support/netherlands.ts';
import { walledTables, wallTests } from '../support/scopeWall.ts';
import { firstAidCase } from './firstAid/firstAidCells.ts';
import { relationIds } from './relations/relationCells.ts';

const TABLES = [
  'card_relation',
  'customer',
  'first_aid_case',
  'first_aid_event',
  'login_link',
  'pass',
  'payment',
  'payment_line',
  'refund',
  'relation_closure',
  'subscription',
  'synchronisation',
];
const LEDGER = ['payment', 'payment_line', 'refund'];
const DRENTHE = ofOrganisation('5280d000-0000-4000-8000-000000000001');
const GRONINGEN = ofOrganisation('5280d000-0000-4000-8000-000000000002');

interface Two {
  readonly netherlands: TestNetherlands;
  readonly mine: string;
  readonly theirs: string;
  readonly accounts: readonly [string, string];
}

/** A member of Bibliotheken Drenthe and one of Biblionet Groningen. */
async function twoMembers(): Promise<Two> {
  const netherlands = await openNetherlands();
  const mine = (await enrol(netherlands, theExamplePerson(), ANNEN)).customer.id;
  const theirs = (await enrol(netherlands, theExamplePerson({ idempotencyKey: 'haren-person-1' }), HAREN)).customer.id;
  await begunAndPaidBack(netherlands);
  const accountOf = async (id: string) =>
    (await netherlands.rows('SELECT login_account_id AS id FROM login_link WHERE customer_id = $1', [id]))[0].id;
  for (const id of [mine, theirs]) {
    await relationIds(netherlands, id);
    await firstAidCase(netherlands, id);
    await netherlands.rows('INSERT INTO relation_closure VALUES ($1, now())', [id]);
  }
  return { netherlands, mine, theirs, accounts: [await accountOf(mine), await accountOf(theirs)] };
}

/** A payment by each member's account, with a line and a refund. */
async function begunAndPaidBack(netherlands: TestNetherlands): Promise<void> {
  await netherlands.rows(
    `INSERT INTO payment (id, organisation_id, method, state, amount_cents, payer_account_id, created_at)
     SELECT gen_random_uuid(), organisation_id, 'MOLLIE', 'EXPIRED', 1, login_account_id, enrolled_at
     FROM customer JOIN login_link ON customer_id = customer.id`,
  );
  await netherlands.rows(
    `INSERT INTO payment_line SELECT gen_random_uuid(), p.id, s.id, 1 FROM payment p JOIN subscription s USING (organisation_id)`,
  );
  await netherlands.rows(
    `INSERT INTO refund SELECT gen_random_uuid(), id, 1, 'REQUESTED', NULL, created_at FROM payment`,
  );
}

wallTests('library organisations', TABLES, async () => {
  const { netherlands } = await twoMembers();
  return [netherlands, { own: DRENTHE, other: GRONINGEN }];
});

wallTests(
  'login accounts',
  ['card_relation', 'login_link', ...LEDGER, 'relation_closure', 'subscription'],
  async () => {
    const { netherlands, accounts } = await twoMembers();
    return [netherlands, { own: ofLoginAccount(accounts[0]), other: ofLoginAccount(accounts[1]) }];
  },
);

describe('[A28] a foreign id that reached the storage by mistake', () => {
  let two: Two;
  beforeAll(async () => {
    two = await twoMembers();
  });
  afterAll(() => two.netherlands.close());

  const inDrenthe = <Result>(work: (tx: Transaction) => Promise<Result>) =>
    two.netherlands.database.transaction(work, DRENTHE);

  test('finds nothing and changes nothing', async () => {
    const { netherlands, theirs, accounts } = two;
    const acrossAll = acrossLibraries('unactivatedAccounts');
    const link = await netherlands.database.transaction((tx) => findLoginLink(tx, theirs), acrossAll);
    if (!link) throw new Error('it is there');
    expect(await inDrenthe((tx) => lockMember(tx, theirs))).toBeUndefined();
    expect(await inDrenthe((tx) => findMembers(tx, [theirs]))).toEqual([]);
    expect(await inDrenthe((tx) => findSubscriptionsOf(tx, [theirs]))).toEqual([]);
    expect(await inDrenthe((tx) => findLoginLink(tx, theirs))).toBeUndefined();
    expect(await inDrenthe((tx) => findCustomersLinkedTo(tx, accounts[1]))).toEqual([]);
    expect(await inDrenthe((tx) => membershipsOfLoginAccount(tx, accounts[1]))).toEqual([]);
    await inDrenthe((tx) => saveLoginLinkState(tx, { ...link, state: 'FORGOTTEN' }));
    expect(await netherlands.rows(`SELECT id FROM login_link WHERE state = 'FORGOTTEN'`)).toEqual([]);
  });

  test('loads nothing by reference', async () => {
    const loaders = openLoaders(two.netherlands.database.source.manager, inDrenthe);
    expect(await loaders.member.load(two.mine)).toBeDefined();
    expect(await loaders.member.load(two.theirs)).toBeUndefined();
    expect(await loaders.linkOfMember.load(two.theirs)).toBeUndefined();
    expect(await loaders.membershipsOfMember.load(two.theirs)).toEqual([]);
  });

  test('does not take an own member into another library', async () => {
    const moved = inDrenthe((tx) => tx.query('UPDATE customer SET organisation_id = $1', [GRONINGEN.of]));
    await expect(moved).rejects.toThrow('new row violates row-level security policy');
  });

  test('no table of persons’ records is left out', async () => {
    expect(await walledTables(two.netherlands)).toEqual({ walled: TABLES, open: [] });
  });
});
