import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { SUBGRAPHS } from '../../subgraphs/countries.ts';
import { openDatabase } from '../../subgraphs/shared/runtime/database.ts';
import { migrate } from '../../subgraphs/shared/runtime/migrate.ts';
import { migrationUrl } from '../../subgraphs/shared/runtime/migrationUrl.ts';
import { clusterUrl, servedUrl } from '../support/cluster.ts';
import { asAdministrator, type RuntimeDatabase, runtimeDatabase } from '../support/runtimeDatabase.ts';

const VAULT = ['personal_number', 'personal_number_index', 'vault_key'];

describe('the role that serves', () => {
  let runtime: RuntimeDatabase;
  beforeAll(async () => {
    runtime = await runtimeDatabase();
  });
  afterAll(() => runtime.close());

  test.each(
    VAULT.flatMap((table) => [
      `SELECT FROM ${table}`,
      `UPDATE ${table} SET key_version = 1`.replace('vault_key SET key_version', 'vault_key SET version'),
      `DELETE FROM ${table}`,
      `TRUNCATE ${table} CASCADE`,
      `COPY ${table} TO STDOUT`,
      `INSERT INTO ${table} DEFAULT VALUES`,
    ]),
  )('[A38] [A45] may not %s', async (sql) => {
    await expect(runtime.database.source.query(sql)).rejects.toThrow('permission denied for table');
  });

  test.each([
    "UPDATE audit SET actor = 'nobody'",
    'DELETE FROM audit',
    'TRUNCATE audit',
    'ALTER TABLE audit DISABLE TRIGGER ALL',
    'DROP TRIGGER audit_append_only ON audit',
    "SET session_replication_role = 'replica'",
    'DROP TABLE audit',
  ])('[A72] may not change what was done: %s', async (sql) => {
    await expect(runtime.database.source.query(sql)).rejects.toThrow(/permission denied|must be owner/);
  });

  test.each([
    'SELECT rolpassword FROM pg_authid',
    'DELETE FROM migration',
    'CREATE TABLE mine (a integer)',
    'DROP FUNCTION vault_find',
    'CREATE ROLE other SUPERUSER',
    "SELECT pg_read_file('/etc/passwd')",
    "COPY outbox TO PROGRAM 'cat'",
  ])('[A45] may not %s', async (sql) => {
    await expect(runtime.database.source.query(sql)).rejects.toThrow(/permission denied|must be owner/);
  });

  test('may not become the owner of the vault', async () => {
    const vault = `${String(runtime.database.source.options.database)}_vault`;
    await expect(runtime.database.source.query(`SET ROLE "${vault}"`)).rejects.toThrow('permission denied to set role');
  });

  test('calls the vault by functions that no superuser owns and nobody else may call', async () => {
    const functions = await runtime.owned.source.query(
      `SELECT p.proname, p.prosecdef, r.rolsuper, r.rolcanlogin, has_function_privilege('runtime_app', p.oid, 'EXECUTE') AS ours,
         has_function_privilege('finland_app', p.oid, 'EXECUTE') AS theirs
       FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner WHERE p.proname LIKE 'vault%' ORDER BY 1`,
    );
    const each = { prosecdef: true, rolsuper: false, rolcanlogin: false, ours: true, theirs: false };
    expect(functions).toEqual(
      ['vault_find', 'vault_forget', 'vault_hold', 'vault_open', 'vault_reveal', 'vault_store'].map((proname) => ({
        proname,
        ...each,
      })),
    );
  });
});

test.each(SUBGRAPHS.map(({ name }) => name))(
  'in %s serves without a right on the vault, nor one too many',
  async (name) => {
    const client = new pg.Client({ connectionString: clusterUrl(`template_${name}`) });
    await client.connect();
    const { rows } = await client.query(
      `SELECT c.relname AS table, array_agg(g.privilege_type::text ORDER BY g.privilege_type) AS rights FROM pg_class c,
       aclexplode(c.relacl) g JOIN pg_roles r ON r.oid = g.grantee
     WHERE c.relkind = 'r' AND r.rolname = $1 AND c.relnamespace = 'public'::regnamespace GROUP BY 1`,
      [`${name}_app`],
    );
    const superuser = await client.query('SELECT rolsuper FROM pg_roles WHERE rolname = $1', [`${name}_app`]);
    await client.end();
    const rights = Object.fromEntries(rows.map(({ table, rights }) => [table, rights.join()]));
    expect(rights).toMatchObject({
      audit: 'INSERT,SELECT',
      migration: 'SELECT',
      outbox: 'DELETE,INSERT,SELECT,UPDATE',
    });
    expect(Object.keys(rights).filter((table) => VAULT.includes(table))).toEqual([]);
    expect(superuser.rows).toEqual([{ rolsuper: false }]);
  },
);

describe('migrating as another role than serving', () => {
  const run = randomUUID().slice(0, 8);
  afterAll(() => asAdministrator(`DROP DATABASE own_${run} WITH (FORCE)`));

  test('needs no superuser: an owner who may make roles', async () => {
    await asAdministrator(`CREATE ROLE owner_${run} LOGIN CREATEROLE`);
    await asAdministrator(`CREATE DATABASE own_${run} OWNER owner_${run}`);
    const url = clusterUrl(`own_${run}`).replace('postgres@', `owner_${run}@`);
    const [netherlands, norway] = SUBGRAPHS;
    if (!netherlands || !norway) throw new Error('no country');
    const owned = await openDatabase({ ...norway, url, connections: 2 });
    const served = { role: `serving_${run}`, password: "it's long" };
    await migrate(owned, served);
    await migrate(owned, served);
    await owned.transaction((tx) => norway.seedDemo(tx));
    await owned.close();
    const database = await openDatabase({
      ...norway,
      url: clusterUrl(`own_${run}`).replace('postgres@', `serving_${run}@`),
      connections: 1,
    });
    expect(await database.source.query('SELECT count(*)::int AS count FROM library')).toEqual([{ count: 3 }]);
    expect(await database.source.query("SELECT vault_find('{}') AS found")).toEqual([{ found: null }]);
    await expect(database.source.query('SELECT FROM personal_number')).rejects.toThrow('permission denied');
    await database.close();
  });

  test('refuses to serve as one who could do anything', async () => {
    const url = clusterUrl(`own_${run}`);
    const owned = await openDatabase({ name: 'norway', url, tables: [], migrations: SUBGRAPHS[1]?.migrations ?? [] });
    await expect(migrate(owned, { role: 'postgres', password: '' })).rejects.toThrow(
      'the role postgres is too powerful to serve: give DATABASE_URL another one',
    );
    await owned.close();
  });

  test('is by MIGRATION_URL, where it is set', () => {
    const settings = { DATABASE_URL_NORWAY: 'postgresql://app:pass@host/norway' };
    expect(migrationUrl(settings, 'norway')).toEqual({
      url: settings.DATABASE_URL_NORWAY,
      setting: 'DATABASE_URL_NORWAY',
      servedBy: undefined,
    });
    const both = { ...settings, MIGRATION_URL_NORWAY: 'postgresql://admin@host/norway' };
    expect(migrationUrl(both, 'norway')).toEqual({
      url: 'postgresql://admin@host/norway',
      setting: 'MIGRATION_URL_NORWAY',
      servedBy: { role: 'app', password: 'pass' },
    });
    expect(servedUrl('x', 'norway')).toContain('norway_app@');
  });
});
