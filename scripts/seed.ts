import { assertMigrated } from '../subgraphs/shared/runtime/migrate.ts';
import { withCountryDatabase } from './database/countryDatabase.ts';

/** npm run seed -- <subgraph>: the reference data and staff of the demo; doing it twice changes nothing. */
export async function main([name]: readonly string[]): Promise<number> {
  await withCountryDatabase(name, async (country, database) => {
    await assertMigrated(database, country.name);
    await database.transaction((tx) => country.seedDemo(tx));
    console.log(`${country.name}: seeded`);
  });
  return 0;
}
