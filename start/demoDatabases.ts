import { join } from 'node:path';
import { SUBGRAPHS } from '../subgraphs/countries.ts';
import { openDatabase, urlSetting } from '../subgraphs/shared/runtime/database.ts';
import { migrate } from '../subgraphs/shared/runtime/migrate.ts';
import { migrationUrl } from '../subgraphs/shared/runtime/migrationUrl.ts';
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
 * that DATABASE_URL_<SUBGRAPH> names. Where all are named, the embedded server is not started. On the embedded server the
 * subgraph serves as <subgraph>_app, which owns nothing.
 */
export async function demoDatabases(environment: SettingSource, dataFolder: string): Promise<DemoDatabases> {
  const isGiven = (country: Country) => Boolean(environment[urlSetting(country.name)]);
  const embedded = SUBGRAPHS.every(isGiven)
    ? undefined
    : await startEmbeddedPostgres({ dataFolder: join(dataFolder, 'postgres') });
  const close = async () => embedded?.stop();
  try {
    const urls = await Promise.all(
      SUBGRAPHS.map(async (country) => {
        const settings = isGiven(country) || !embedded ? environment : await embeddedDatabase(country, embedded);
        await prepare(country, settings);
        return [country.name, settings[urlSetting(country.name)] ?? ''] as const;
      }),
    );
    return { urls: Object.fromEntries(urls), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function embeddedDatabase({ name }: Country, embedded: EmbeddedPostgres): Promise<SettingSource> {
  await embedded.createDatabase(name);
  const owned = embedded.urlOf(name);
  const served = new URL(owned);
  served.username = `${name}_app`;
  return { [`MIGRATION_URL_${name.toUpperCase()}`]: owned, [urlSetting(name)]: served.href };
}

async function prepare(country: Country, settings: SettingSource): Promise<void> {
  const { url, setting, servedBy } = migrationUrl(settings, country.name);
  const database = await openDatabase({ ...country, url, setting, connections: 2 });
  try {
    await migrate(database, servedBy);
    await database.transaction((tx) => country.seedDemo(tx));
  } finally {
    await database.close();
  }
}
