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

const TABLES = [
  'celia_consent',
  'celia_credential',
  'celia_customer',
  'celia_task',
  'contact_person',
  'day_ahead',
  'eligibility',
  'former_email',
  'guardian_consent',
];
/** A unit puts it in and never reads it back. */
const UNREADABLE = 'reading_disability';
const OF_UNITS = 'celia_case';

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
    await finland.rows(`INSERT INTO contact_person (customer_id, name) VALUES ($1, 'Y')`, [id]);
    await finland.rows(
      `INSERT INTO day_ahead (customer_id, kind, day) VALUES ($1, 'CUSTOMER_TURNED_18', '2030-01-01')`,
      [id],
    );
    await finland.rows(
      `INSERT INTO celia_task (unit_id, kind, customer_id, customer_number, opened_at)
       SELECT unit_id, 'REPLACE_EMAIL', id, number, now() FROM celia_customer WHERE id = $1`,
      [id],
    );
    await finland.rows(
      `INSERT INTO celia_case (unit_id, kind, state, opened_by, opened_at, sealed)
       SELECT unit_id, 'ADDRESS_PROTECTED', 'OPEN', attested_by, now(), decode('00', 'hex')
       FROM celia_customer JOIN eligibility ON customer_id = celia_customer.id WHERE celia_customer.id = $1`,
      [id],
    );
    const [consent] = await finland.rows(
      `INSERT INTO celia_consent (customer_id, kind, text_version, form, given_by, given_at)
       VALUES ($1, 'REASON_DETAIL', '1', 'ORAL', 'CUSTOMER', now()) RETURNING id`,
      [id],
    );
    await finland.rows(
      `INSERT INTO reading_disability (customer_id, consent_id, sealed, recorded_at) VALUES ($1, $2, decode('00', 'hex'), now())`,
      [id, consent.id],
    );
  }
  const [first, second] = ids;
  if (!first || !second) throw new Error('two customers were registered');
  return { finland, mine: first, theirs: second };
}

wallTests('units', [...TABLES, OF_UNITS], async () => {
  const { finland } = await twoCustomers();
  return [finland, { own: ofUnit('fi-u1'), other: ofUnit('fi-u3') }];
});

wallTests('customers', [...TABLES, UNREADABLE], async () => {
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
    if (foreign?.state !== 'ACTIVE' || !foreign.identityCode) throw new Error('it is there');
    const [credential] = await finland.rows('SELECT id FROM celia_credential WHERE customer_id = $1', [theirs]);
    const [email] = await finland.rows('SELECT id FROM former_email WHERE customer_id = $1', [theirs]);
    expect(await inOwnUnit((tx) => lockCustomer(tx, theirs))).toBeUndefined();
    expect(await inOwnUnit((tx) => findCustomer(tx, theirs))).toBeUndefined();
    const { identityCode } = foreign;
    expect(await inOwnUnit((tx) => customerWithCode(tx, identityCode))).toBeUndefined();
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

  test('[A44] what concerns health is put in by a unit and not seen by it, not even its own', async () => {
    const { finland, mine, theirs } = two;
    const [consent] = await finland.rows('SELECT consent_id AS id FROM reading_disability WHERE customer_id = $1', [
      mine,
    ]);
    const put = (tx: Transaction, of: string) =>
      tx.query(
        `INSERT INTO reading_disability (customer_id, consent_id, sealed, recorded_at) VALUES ($1, $2, decode('00', 'hex'), now())`,
        [of, consent.id],
      );
    await finland.rows('DELETE FROM reading_disability WHERE customer_id = ANY ($1)', [[mine, theirs]]);
    const seen = await inOwnUnit(async (tx) => {
      await put(tx, mine);
      return tx.query('TABLE reading_disability');
    });
    expect(seen).toEqual([]);
    await expect(inOwnUnit((tx) => put(tx, theirs))).rejects.toThrow('new row violates row-level security policy');
    const own = await finland.database.transaction((tx) => tx.query('TABLE reading_disability'), ofCustomer(mine));
    expect(own).toHaveLength(1);
  });

  test('[A28] a protected customer, and what is open about him, is not there for the own unit', async () => {
    const { finland, mine } = two;
    await finland.rows('UPDATE celia_customer SET address_protected = true WHERE id = $1', [mine]);
    expect(await inOwnUnit((tx) => lockCustomer(tx, mine))).toBeUndefined();
    for (const table of ['celia_task', 'celia_consent', 'guardian_consent']) {
      expect(await inOwnUnit((tx) => tx.query(`TABLE ${table}`))).toEqual([]);
    }
    await finland.rows('UPDATE celia_customer SET address_protected = false WHERE id = $1', [mine]);
  });

  test('no table of persons’ records is left out', async () => {
    expect(await walledTables(two.finland)).toEqual({ walled: [...TABLES, OF_UNITS, UNREADABLE].sort(), open: [] });
  });
});
