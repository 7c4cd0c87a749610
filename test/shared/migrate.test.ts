import { describe, expect, test } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { openDatabase } from '../../subgraphs/shared/runtime/database.ts';
import { assertMigrated, migrate, migrateDown } from '../../subgraphs/shared/runtime/migrate.ts';
import { RUNTIME_MIGRATIONS } from '../../subgraphs/shared/runtime/runtimeMigrations.ts';
import { clusterUrl } from '../support/cluster.ts';
import { runtimeDatabase } from '../support/runtimeDatabase.ts';

const NAMES = RUNTIME_MIGRATIONS.map(({ name }) => name);
const TABLES = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1";

const BOUNDS = `SELECT setting FROM pg_settings WHERE name IN ('statement_timeout', 'idle_in_transaction_session_timeout')
  ORDER BY name`;

/** How long, in milliseconds, a transaction may lie idle and a statement take. */
async function bounds(on: Pick<QueryRunner, 'query'>): Promise<string[]> {
  return (await on.query(BOUNDS)).map(({ setting }: { setting: string }) => setting);
}

describe('migrations', () => {
  test('go up, down and up again', async () => {
    const { owned: database, close } = await runtimeDatabase();
    const up = await database.source.query(TABLES);
    for (const _migration of NAMES) await migrateDown(database);
    expect(await database.source.query(TABLES)).toEqual([{ table_name: 'migration' }]);
    await expect(assertMigrated(database, 'runtime')).rejects.toThrow(
      'the database of runtime lacks migrations: run npm run migrate -- runtime',
    );
    expect(await migrate(database)).toEqual(NAMES);
    expect(await database.source.query(TABLES)).toEqual(up);
    expect(await migrate(database)).toEqual([]);
    await close();
  });

  test('at the same instant from two processes are applied once', async () => {
    const { owned: database, close } = await runtimeDatabase();
    for (const _migration of NAMES) await migrateDown(database);
    const url = clusterUrl(String(database.source.options.database));
    const other = await openDatabase({ name: 'runtime', url, tables: [], migrations: [...RUNTIME_MIGRATIONS] });
    const applied = await Promise.all([migrate(database), migrate(other)]);
    expect(applied.flat()).toEqual(NAMES);
    await other.close();
    await close();
  });

  test('take as long as they take, up and down; what serves is bounded as before', async () => {
    const { owned, close } = await runtimeDatabase();
    const url = clusterUrl(String(owned.source.options.database));
    const seen: string[][] = [];
    class Large1999999999999 {
      name = 'Large1999999999999';
      up = async (runner: QueryRunner) => void seen.push(await bounds(runner));
      down = this.up;
    }
    const migrations = [...RUNTIME_MIGRATIONS, Large1999999999999];
    const large = await openDatabase({ name: 'runtime', url, tables: [], migrations, connections: 2 });
    await migrate(large);
    await migrateDown(large);
    expect(seen).toEqual([
      ['0', '0'],
      ['0', '0'],
    ]);
    const both = await large.transaction(async (tx) => [await bounds(tx), await large.transaction(bounds)]);
    expect(both).toEqual([
      ['15000', '10000'],
      ['15000', '10000'],
    ]);
    await large.close();
    await close();
  });

  test('that fail say why, also where their session was lost', async () => {
    const { owned, close } = await runtimeDatabase();
    const url = clusterUrl(String(owned.source.options.database));
    class Lost1999999999999 {
      name = 'Lost1999999999999';
      up = async (runner: QueryRunner) => {
        const [{ pid }] = await runner.query('SELECT pg_backend_pid() AS pid');
        await owned.source.query('SELECT pg_terminate_backend($1, 60000)', [pid]);
        throw new Error('the machine is on fire');
      };
      down = async () => undefined;
    }
    const lost = await openDatabase({
      name: 'runtime',
      url,
      tables: [],
      migrations: [...RUNTIME_MIGRATIONS, Lost1999999999999],
    });
    await expect(migrate(lost)).rejects.toThrow('the machine is on fire');
    expect(await migrate(owned)).toEqual([]);
    await lost.close();
    await close();
  });

  test('refuse a database from a newer version', async () => {
    const { owned: database, close } = await runtimeDatabase();
    await database.source.query(
      "INSERT INTO migration (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')",
    );
    await expect(migrate(database)).rejects.toThrow(
      'from a newer version: it has the migration FromTheFuture9999999999999',
    );
    await expect(assertMigrated(database, 'runtime')).rejects.toThrow('from a newer version');
    await close();
  });
});

describe('the setting of a database', () => {
  test.each(['', 'mysql://x/y', 'postgresql://', 'not a url', '/var/run'])(
    '%j is refused by its name, not its value',
    async (url) => {
      await expect(openDatabase({ name: 'norway', url, tables: [], migrations: [] })).rejects.toThrow(
        /^DATABASE_URL_NORWAY must look like postgresql:\/\/user:password@host:port\/database$/,
      );
    },
  );

  test('that leads nowhere is refused in one line', async () => {
    const nowhere = openDatabase({ name: 'norway', url: clusterUrl('no_such_database'), tables: [], migrations: [] });
    await expect(nowhere).rejects.toThrow('the database of norway cannot be opened (3D000): check DATABASE_URL_NORWAY');
  });
});

test('the audit trail takes lines and gives none back', async () => {
  const { owned: database, close } = await runtimeDatabase();
  const { recordAudit } = await import('../../subgraphs/shared/runtime/auditTrail.ts');
  await database.transaction((tx) =>
    recordAudit(tx, { actor: 'staff|desk', action: 'look', outcome: 'DONE' }, new Date()),
  );
  for (const sql of ["UPDATE audit SET actor = 'x'", 'DELETE FROM audit', 'TRUNCATE audit']) {
    await expect(database.source.query(sql)).rejects.toThrow('append-only');
  }
  expect(await database.source.query('SELECT actor FROM audit')).toEqual([{ actor: 'staff|desk' }]);
  await close();
});
