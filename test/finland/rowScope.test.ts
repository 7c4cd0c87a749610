import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CustomerId, parseCustomerId } from '../../subgraphs/finland/domain/customer.ts';
import { findCredential, lockCredentialsOf } from '../../subgraphs/finland/storage/credentials.ts';
import {
  customerWithCode,
  findCustomer,
  lockCustomer,
  saveCustomer,
} from '../../subgraphs/finland/storage/customers.ts';
import { takeFormerEmail } from '../../subgraphs/finland/storage/formerEmails.ts';
import { openLoaders } from '../../subgraphs/finland/storage/loaders.ts';
import { acrossUnits, ofCustomer, ofUnit } from '../../subgraphs/finland/storage/scopes.ts';
import type { Transaction } from '../../subgraphs/shared/runtime/database.ts';
import { POHJOLA, registered, type TestFinland, testFinland } from '../support/finland.ts';
import { walledTables, wallTests } from '../support/scopeWall.ts';

const TABLES = ['celia_credential', 'celia_customer', 'eligibility', 'former_email', 'guardian_consent'];

interface Two {
  readonly finland: TestFinland;
  readonly mine: CustomerId;
  readonly theirs: CustomerId;
}

/** A customer of fi-u1 and one of fi-u3, each with a row in every table. */
async function twoCustomers(): Promise<Two> {
  const finland = await testFinland();
  const mine = await registered(finland, 'fi-u1');
  const theirs = await registered(finland, 'fi-u3', { personalIdentityCode: '301147-9267' }, POHJOLA);
  const ids = [mine, theirs].flatMap(({ id }) => parseCustomerId(id) ?? []);
  for (const id of ids) {
    await finland.rows(
      `INSERT INTO guardian_consent (customer_id, form, guardian_name, recorded_at) VALUES ($1, 'PAPER', 'X', now())`,
      [id],
    );
    await finland.rows(`INSERT INTO former_email (customer_id, email) VALUES ($1, 'x@example.fi')`, [id]);
    await finland.rows(
      `INSERT INTO celia_credential (customer_id, system, generation, state) VALUES ($1, 'CELIANET', 0, 'NONE')`,
      [id],
    );
  }
  const [first, second] = ids;
  if (!first || !second) throw new Error('two customers were registered');
  return { finland, mine: first, theirs: second };
}

wallTests('units', TABLES, async () => {
  const { finland } = await twoCustomers();
  return [finland, { own: ofUnit('fi-u1'), other: ofUnit('fi-u3') }];
});

wallTests('customers', TABLES, async () => {
  const { finland, mine, theirs } = await twoCustomers();
  return [finland, { own: ofCustomer(mine), other: ofCustomer(theirs) }];
});

describe('[A28] a foreign id that reached the storage by mistake', () => {
  let two: Two;
  beforeAll(async () => {
    two = await twoCustomers();
  });
  afterAll(() => two.finland.close());

  const inOwnUnit = <Result>(work: (tx: Transaction) => Promise<Result>) =>
    two.finland.database.transaction(work, ofUnit('fi-u1'));

  test('finds nothing and changes nothing', async () => {
    const { finland, theirs } = two;
    const foreign = await finland.database.transaction((tx) => findCustomer(tx, theirs), acrossUnits('exactSearch'));
    if (foreign?.state !== 'ACTIVE') throw new Error('it is there');
    const [credential] = await finland.rows('SELECT id FROM celia_credential WHERE customer_id = $1', [theirs]);
    const [email] = await finland.rows('SELECT id FROM former_email WHERE customer_id = $1', [theirs]);
    expect(await inOwnUnit((tx) => lockCustomer(tx, theirs))).toBeUndefined();
    expect(await inOwnUnit((tx) => findCustomer(tx, theirs))).toBeUndefined();
    expect(await inOwnUnit((tx) => customerWithCode(tx, foreign.identityCode))).toBeUndefined();
    expect(await inOwnUnit((tx) => lockCredentialsOf(tx, theirs))).toEqual([]);
    expect(await inOwnUnit((tx) => findCredential(tx, credential.id))).toBeUndefined();
    expect(await inOwnUnit((tx) => takeFormerEmail(tx, email.id))).toBeUndefined();
    const before = await finland.rows('TABLE celia_customer');
    await inOwnUnit((tx) => saveCustomer(tx, { ...foreign, firstName: foreign.lastName }));
    expect(await finland.rows('TABLE celia_customer')).toEqual(before);
  });

  test('loads nothing by reference', async () => {
    const loaders = openLoaders(two.finland.database.source.manager, inOwnUnit);
    expect(await loaders.guardianConsents.load(two.theirs)).toBeUndefined();
    expect(await loaders.guardianConsents.load(two.mine)).toBeDefined();
    expect(await loaders.credentials.load(two.theirs)).toEqual([]);
  });

  test('does not take an own customer into another unit', async () => {
    const moved = inOwnUnit((tx) => tx.query(`UPDATE celia_customer SET unit_id = 'fi-u3' WHERE id = $1`, [two.mine]));
    await expect(moved).rejects.toThrow('new row violates row-level security policy');
  });

  test('no table of persons’ records is left out', async () => {
    expect(await walledTables(two.finland)).toEqual({ walled: TABLES, open: [] });
  });
});
