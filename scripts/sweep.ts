import { openDatabaseClock } from '../subgraphs/shared/runtime/databaseClock.ts';
import { openLog } from '../subgraphs/shared/runtime/log.ts';
import { assertMigrated } from '../subgraphs/shared/runtime/migrate.ts';
import { withCountryDatabase } from './database/countryDatabase.ts';

/** npm run sweep -- <subgraph>: runs each of its sweeps once, with the settings that its server has. */
export async function main([name]: readonly string[]): Promise<number> {
  await withCountryDatabase(name, async (country, database) => {
    await assertMigrated(database, country.name);
    const log = openLog(country.name);
    const clock = await openDatabaseClock(database, log);
    const subgraph = await country.open({ settings: process.env, database, log, now: clock.now });
    try {
      for (const sweep of subgraph.sweeps) console.log(`${sweep.name}: ${await sweep.run()}`);
    } finally {
      await subgraph.close();
      clock.stop();
    }
  });
  return 0;
}
