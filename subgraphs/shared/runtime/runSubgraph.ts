import { openDatabase } from './database.ts';
import { openDatabaseClock } from './databaseClock.ts';
import { openLog } from './log.ts';
import { assertMigrated } from './migrate.ts';
import { type GuardedSubgraph, serveSubgraph } from './serveSubgraph.ts';
import { json, required, type SettingSource, secretKey, wholeNumber } from './settings.ts';
import type { Country } from './subgraph.ts';
import { startSweeps } from './sweepTimer.ts';
import { readTrustedIssuers, trustIssuers } from './trustedIssuers.ts';

/** Opens a country with its worker and its sweeps and serves it, as its settings say. The database must be migrated. */
export async function runSubgraph(country: Country, settings: SettingSource): Promise<GuardedSubgraph> {
  const { name } = country;
  const log = openLog(name, settings['LOG_LEVEL']);
  const issuers = trustIssuers(json(settings, 'TRUSTED_ISSUERS', readTrustedIssuers));
  const assertionKey = secretKey(settings, `ASSERTION_KEY_${name.toUpperCase()}`);
  const port = wholeNumber(settings, 'PORT', 0, 0, 65_535);
  const database = await openDatabase({ ...country, url: required(settings, `DATABASE_URL_${name.toUpperCase()}`) });
  await assertMigrated(database, name);
  const clock = await openDatabaseClock(database, log);
  const subgraph = await country.open({ settings, database, log, now: clock.now });
  subgraph.outbox.start();
  const sweeps = startSweeps(subgraph.sweeps, log);
  const served = await serveSubgraph({
    subgraph,
    issuers,
    assertionKey,
    log,
    port,
    host: settings['HOST'] || '127.0.0.1',
  });
  return {
    url: served.url,
    answer: served.answer,
    async close() {
      await served.close();
      await sweeps.stop();
      await subgraph.close();
      clock.stop();
      await database.close();
    },
  };
}
