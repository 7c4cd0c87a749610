import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type Database, openDatabase } from '../../subgraphs/shared/runtime/database.ts';
import { migrate } from '../../subgraphs/shared/runtime/migrate.ts';
import { RUNTIME_MIGRATIONS } from '../../subgraphs/shared/runtime/runtimeMigrations.ts';
import { clusterUrl } from './cluster.ts';

export interface RuntimeDatabase {
  database: Database;
  url: string;
  close(): Promise<void>;
}

/** A fresh database that has the tables of every country and nothing of any country. */
export async function runtimeDatabase(): Promise<RuntimeDatabase> {
  const name = `runtime_${randomUUID().slice(0, 8)}`;
  await asAdministrator(`CREATE DATABASE ${name}`);
  const url = clusterUrl(name);
  const database = await openDatabase({ name: 'runtime', url, tables: [], migrations: RUNTIME_MIGRATIONS });
  await migrate(database);
  return {
    database,
    url,
    async close() {
      await database.close();
      await asAdministrator(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

export async function asAdministrator(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: clusterUrl('postgres') });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
