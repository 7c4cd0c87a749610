import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type Database, openDatabase } from '../../subgraphs/shared/runtime/database.ts';
import { migrate } from '../../subgraphs/shared/runtime/migrate.ts';
import { RUNTIME_MIGRATIONS } from '../../subgraphs/shared/runtime/runtimeMigrations.ts';
import { clusterUrl, servedUrl } from './cluster.ts';

export interface RuntimeDatabase {
  /** As the role that serves. */
  database: Database;
  /** As the owner of the tables. */
  owned: Database;
  url: string;
  close(): Promise<void>;
}

/** A fresh database that has the tables of every country and nothing of any country. */
export async function runtimeDatabase(): Promise<RuntimeDatabase> {
  const name = `runtime_${randomUUID().slice(0, 8)}`;
  await asAdministrator(`CREATE DATABASE ${name}`);
  const url = servedUrl(name, 'runtime');
  const plan = { name: 'runtime', tables: [], migrations: [...RUNTIME_MIGRATIONS] };
  const owned = await openDatabase({ ...plan, url: clusterUrl(name) });
  await migrate(owned, { role: 'runtime_app', password: '' });
  const database = await openDatabase({ ...plan, url });
  return {
    database,
    owned,
    url,
    async close() {
      await database.close();
      await owned.close();
      await asAdministrator(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

export async function asAdministrator(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: clusterUrl('postgres') });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
