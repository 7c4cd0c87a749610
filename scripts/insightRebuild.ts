import { rebuild } from '../subgraphs/insight/operations/feed/rebuild.ts';
import { assertMigrated } from '../subgraphs/shared/runtime/migrate.ts';
import { withCountryDatabase } from './database/countryDatabase.ts';

/** npm run insight:rebuild: makes the records and counts of insight anew from its events. May run while it serves. */
export async function main(): Promise<number> {
  await withCountryDatabase('insight', async ({ name }, database) => {
    await assertMigrated(database, name);
    console.log(`${name}: made anew from ${await rebuild(database)} events`);
  });
  return 0;
}
