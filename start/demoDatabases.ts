import { join } from 'node:path';
import { COUNTRIES } from '../subgraphs/countries.ts';
import { openDatabase } from '../subgraphs/shared/runtime/database.ts';
import { migrate } from '../subgraphs/shared/runtime/migrate.ts';
import type { SettingSource } from '../subgraphs/shared/runtime/settings.ts';
import type { Country } from '../subgraphs/shared/runtime/subgraph.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embeddedPostgres.ts';

export interface DemoDatabases {
  /** By the name of the country. */
  readonly urls: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * A database for every country, each migrated and with the demo's reference data: of the embedded server, or the one
 * that DATABASE_URL_<SUBGRAPH> names. Where all are named, the embedded server is not started.
 */
export async function demoDatabases(environment: SettingSource, dataFolder: string): Promise<DemoDatabases> {
  const given = (country: Country) => environment[`DATABASE_URL_${country.name.toUpperCase()}`] || undefined;
  const embedded = COUNTRIES.every(given)
    ? undefined
    : await startEmbeddedPostgres({ dataFolder: join(dataFolder, 'postgres') });
  const close = async () => embedded?.stop();
  try {
    const urls = await Promise.all(
      COUNTRIES.map(async (country) => [country.name, await prepared(country, given(country), embedded)] as const),
    );
    return { urls: Object.fromEntries(urls), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function prepared(
  country: Country,
  given: string | undefined,
  embedded: EmbeddedPostgres | undefined,
): Promise<string> {
  if (!given) await embedded?.createDatabase(country.name);
  const url = given ?? embedded?.urlOf(country.name) ?? '';
  const database = await openDatabase({ ...country, url, connections: 2 });
  try {
    await migrate(database);
    await database.transaction((tx) => country.seedDemo(tx));
  } finally {
    await database.close();
  }
  return url;
}
