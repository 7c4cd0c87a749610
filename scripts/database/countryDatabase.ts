import 'reflect-metadata';
import { COUNTRIES } from '../../subgraphs/countries.ts';
import { type Database, openDatabase, urlSetting } from '../../subgraphs/shared/runtime/database.ts';
import { required, SettingError } from '../../subgraphs/shared/runtime/settings.ts';
import type { Country } from '../../subgraphs/shared/runtime/subgraph.ts';

/** Runs the work on the database of the named country, found by DATABASE_URL_<COUNTRY>, and closes it. */
export async function withCountryDatabase(
  name: string | undefined,
  work: (country: Country, database: Database) => Promise<void>,
): Promise<void> {
  const country = COUNTRIES.find((one) => one.name === name);
  if (!country) throw new SettingError(`name a subgraph: ${COUNTRIES.map((one) => one.name).join(', ')}`);
  const url = required(process.env, urlSetting(country.name));
  const database = await openDatabase({ ...country, url, connections: 3 });
  try {
    await work(country, database);
  } finally {
    await database.close();
  }
}
