import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../start/embeddedPostgres.ts';
import { SUBGRAPHS } from '../../subgraphs/countries.ts';
import { openDatabase } from '../../subgraphs/shared/runtime/database.ts';
import { migrate } from '../../subgraphs/shared/runtime/migrate.ts';
import { CLUSTER_URL, REACHABLE_FOLDER } from './cluster.ts';
import { makeKeyPairs } from './readyKeyPairs.ts';

declare global {
  var testCluster: { postgres: EmbeddedPostgres; folder: string } | undefined;
}

/** One real PostgreSQL for the whole run, with a migrated and seeded template database for each country. */
export default async function startCluster(): Promise<void> {
  const folder = join(REACHABLE_FOLDER, `supergraph-test-${randomUUID().slice(0, 8)}`);
  const postgres = await startEmbeddedPostgres({ dataFolder: folder, quick: true });
  await makeKeyPairs();
  globalThis.testCluster = { postgres, folder };
  process.env[CLUSTER_URL] = postgres.urlOf('DATABASE');
  for (const { name, tables, migrations, seedDemo } of SUBGRAPHS) {
    await postgres.createDatabase(`template_${name}`);
    const database = await openDatabase({ name, url: postgres.urlOf(`template_${name}`), tables, migrations });
    await migrate(database, { role: `${name}_app`, password: '' });
    await database.transaction(seedDemo);
    await database.close();
  }
}
