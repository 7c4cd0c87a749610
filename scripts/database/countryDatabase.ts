import 'reflect-metadata';
import { SUBGRAPHS } from '../../subgraphs/countries.ts';
import { type Database, openDatabase, urlSetting } from '../../subgraphs/shared/runtime/database.ts';
import { migrationUrl } from '../../subgraphs/shared/runtime/migrationUrl.ts';
import type { ServingRole } from '../../subgraphs/shared/runtime/servingRole.ts';
import { required, SettingError } from '../../subgraphs/shared/runtime/settings.ts';
import type { Country } from '../../subgraphs/shared/runtime/subgraph.ts';

type Work = (country: Country, database: Database) => Promise<void>;

/** Runs the work on the database of the named country, found by DATABASE_URL_<COUNTRY>, and closes it. */
export async function withCountryDatabase(name: string | undefined, work: Work): Promise<void> {
  const country = countryNamed(name);
  const setting = urlSetting(country.name);
  await withDatabase(country, required(process.env, setting), setting, work);
}

/** The same as the owner of its tables: by MIGRATION_URL_<COUNTRY>, or DATABASE_URL_<COUNTRY> where that is not set. */
export async function withOwnedDatabase(
  name: string | undefined,
  work: (country: Country, database: Database, servedBy: ServingRole | undefined) => Promise<void>,
): Promise<void> {
  const country = countryNamed(name);
  const { url, setting, servedBy } = migrationUrl(process.env, country.name);
  await withDatabase(country, url, setting, (_country, database) => work(country, database, servedBy));
}

function countryNamed(name: string | undefined): Country {
  const country = SUBGRAPHS.find((one) => one.name === name);
  if (!country) throw new SettingError(`name a subgraph: ${SUBGRAPHS.map((one) => one.name).join(', ')}`);
  return country;
}

async function withDatabase(country: Country, url: string, setting: string, work: Work): Promise<void> {
  const database = await openDatabase({ ...country, url, setting, connections: 3, isPatient: true });
  try {
    await work(country, database);
  } finally {
    await database.close();
  }
}
