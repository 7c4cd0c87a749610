import 'reflect-metadata';
import { SUBGRAPHS } from '../../subgraphs/countries.ts';
import { type Database, type DatabasePlan, openDatabase, urlSetting } from '../../subgraphs/shared/runtime/database.ts';
import { migrationUrl } from '../../subgraphs/shared/runtime/migrationUrl.ts';
import type { ServingRole } from '../../subgraphs/shared/runtime/servingRole.ts';
import { required, SettingError } from '../../subgraphs/shared/runtime/settings.ts';
import type { Country } from '../../subgraphs/shared/runtime/subgraph.ts';

type Work = (country: Country, database: Database) => Promise<void>;

/** Runs the work on the database of the named country, found by DATABASE_URL_<COUNTRY>, and closes it. */
export async function withCountryDatabase(name: string | undefined, work: Work): Promise<void> {
  const country = countryNamed(name);
  const setting = urlSetting(country.name);
  await withDatabase(country, { url: required(process.env, setting), setting }, work);
}

/**
 * The same as the owner of its tables: by MIGRATION_URL_<COUNTRY>, or DATABASE_URL_<COUNTRY> where that is not set. Statements may take
 * as long as they need: an index on a large table, the lock of whoever migrates at the same time.
 */
export async function withOwnedDatabase(
  name: string | undefined,
  work: (country: Country, database: Database, servedBy: ServingRole | undefined) => Promise<void>,
): Promise<void> {
  const country = countryNamed(name);
  const { url, setting, servedBy } = migrationUrl(process.env, country.name);
  const place = { url, setting, statementMs: 0 };
  await withDatabase(country, place, (_country, database) => work(country, database, servedBy));
}

function countryNamed(name: string | undefined): Country {
  const country = SUBGRAPHS.find((one) => one.name === name);
  if (!country) throw new SettingError(`name a subgraph: ${SUBGRAPHS.map((one) => one.name).join(', ')}`);
  return country;
}

async function withDatabase(
  country: Country,
  place: Pick<DatabasePlan, 'url' | 'setting' | 'statementMs'>,
  work: Work,
): Promise<void> {
  const database = await openDatabase({ ...country, ...place, connections: 3 });
  try {
    await work(country, database);
  } finally {
    await database.close();
  }
}
