import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { withCountryDatabase, withOwnedDatabase } from '../../scripts/database/countryDatabase.ts';
import { main as migrate } from '../../scripts/migrate.ts';
import { main as rotateVault } from '../../scripts/rotateVault.ts';
import { main as seed } from '../../scripts/seed.ts';
import { main as sweep } from '../../scripts/sweep.ts';
import { SUBGRAPHS } from '../../subgraphs/countries.ts';
import { type Database, urlSetting } from '../../subgraphs/shared/runtime/database.ts';
import { clusterUrl } from '../support/cluster.ts';

const NAMES = SUBGRAPHS.map(({ name }) => name);
const said: string[] = [];

async function query(database: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: clusterUrl(database) });
  await client.connect();
  return client
    .query(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

beforeEach(() => {
  said.length = 0;
  jest.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
});

afterEach(() => void jest.restoreAllMocks());

describe.each(NAMES)('the database of %s', (name) => {
  const database = `scripts_${name}_${randomUUID().slice(0, 8)}`;

  beforeAll(async () => {
    await query('postgres', `CREATE DATABASE ${database}`);
    process.env[urlSetting(name)] = clusterUrl(database);
  });

  afterAll(async () => {
    delete process.env[urlSetting(name)];
    await query('postgres', `DROP DATABASE ${database} WITH (FORCE)`);
  });

  test('is given as long as it takes: an operator waits for it', async () => {
    const bounds = `SELECT setting FROM pg_settings WHERE name ~ '^(statement|idle_in_transaction_session)_timeout$'`;
    for (const open of [withCountryDatabase, withOwnedDatabase])
      await open(name, async (_country, { source }) => {
        expect(await source.query(bounds)).toEqual([{ setting: '0' }, { setting: '0' }]);
      });
  });

  test('is neither seeded nor swept before it is migrated', async () => {
    await expect(seed([name])).rejects.toThrow(`lacks migrations: run npm run migrate -- ${name}`);
    await expect(sweep([name])).rejects.toThrow(`lacks migrations: run npm run migrate -- ${name}`);
  });

  test('is migrated once, seeded as often as one likes, and goes all the way down and up again', async () => {
    await migrate([name]);
    await migrate([name, 'up']);
    await seed([name]);
    await seed([name]);
    expect(said).toEqual([
      expect.stringContaining(`${name}: applied RuntimeTables`),
      `${name}: nothing to apply`,
      `${name}: seeded`,
      `${name}: seeded`,
    ]);
    said.length = 0;
    const migrations = SUBGRAPHS.find((country) => country.name === name)?.migrations ?? [];
    for (const _migration of migrations) await migrate([name, 'down']);
    await migrate([name, 'down']);
    const undone = migrations.map((migration) => `${name}: took back ${migration.name}`);
    expect(new Set(said)).toEqual(new Set([...undone, `${name}: nothing to take back`]));
    expect(said.at(-1)).toBe(`${name}: nothing to take back`);
    const left = await query(database, `SELECT tablename FROM pg_tables WHERE schemaname = 'public'`);
    expect(left).toEqual([{ tablename: 'migration' }]);
    await migrate([name]);
  });

  test('is worked on by an operator for as long as it takes', async () => {
    const limits: unknown[] = [];
    const note = async (_country: unknown, { source }: Database) =>
      void limits.push(...(await source.query('SHOW statement_timeout')));
    await withOwnedDatabase(name, note);
    await withCountryDatabase(name, note);
    expect(limits).toEqual([{ statement_timeout: '0' }, { statement_timeout: '0' }]);
  });

  test('has its vault key replaced where there is a vault, with the secret', async () => {
    const secret = `${name.toUpperCase()}_SECRET must be set`;
    await expect(rotateVault([name])).rejects.toThrow(name === 'insight' ? /^insight has no vault$/ : secret);
  });

  test('from a newer version is refused', async () => {
    await query(database, `INSERT INTO migration (timestamp, name) VALUES (9999999999999, 'Later9999999999999')`);
    const newer = 'is from a newer version: it has the migration Later9999999999999';
    await expect(migrate([name])).rejects.toThrow(newer);
    await expect(migrate([name, 'down'])).rejects.toThrow(newer);
  });
});

test.each([
  ['no name', [], `name a subgraph: ${NAMES.join(', ')}`],
  ['a name that is none', ['sweden'], `name a subgraph: ${NAMES.join(', ')}`],
  ['a direction that is none', ['norway', 'sideways'], 'say up or down'],
  ['no address', ['norway'], 'DATABASE_URL_NORWAY must be set'],
])('migrate with %s says so in a line', async (_label, args, line) => {
  await expect(migrate(args)).rejects.toThrow(new RegExp(`^${line}$`));
});

test.each([
  ['is no address', 'mysql://x', /^DATABASE_URL_NORWAY must look like postgresql:/],
  ['leads nowhere', 'postgresql://u:secret@127.0.0.1:1/x', /^the database of norway cannot be opened \(ECONNREFUSED\)/],
])('an address that %s is a line without the address', async (_label, url, line) => {
  process.env['DATABASE_URL_NORWAY'] = url;
  const outcome = await migrate(['norway']).catch((error: Error) => error.message);
  delete process.env['DATABASE_URL_NORWAY'];
  expect(outcome).toMatch(line);
  expect(outcome).not.toContain('secret');
});
