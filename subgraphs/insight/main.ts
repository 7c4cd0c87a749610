import { randomBytes } from 'node:crypto';
import { openCursors } from '../shared/runtime/cursors.ts';
import { deriveKey } from '../shared/runtime/deriveKey.ts';
import { openOutboxWorker } from '../shared/runtime/outboxWorker.ts';
import { runtimeRules } from '../shared/runtime/runtimeRetention.ts';
import type { Country, CountryParts, Subgraph } from '../shared/runtime/subgraph.ts';
import { openUpkeep } from '../shared/runtime/upkeep.ts';
import { EXPORT_RETENTION } from './domain/export/exportRetention.ts';
import { FEED_COUNTRIES } from './domain/feed/feedCountry.ts';
import { PERMISSIONS } from './domain/permissions.ts';
import { InsightRequest } from './graphql/request.ts';
import { exportRetentionClasses } from './operations/export/exportRetentionClasses.ts';
import { exportSweeps } from './operations/export/exportSweep.ts';
import { membershipFreshness } from './operations/feed/membershipFreshness.ts';
import { pullSweep } from './operations/feed/pullFeed.ts';
import { releaseStatistics } from './operations/statistics/releaseStatistics.ts';
import { countryFeeds } from './outside/countryFeed/client.ts';
import { exportRoute } from './pages/exportRoute.ts';
import { metricsRoute } from './pages/metricsRoute.ts';
import type { InsightRegistry } from './registry.ts';
import { insightSchema } from './schema.ts';
import { type InsightSettings, insightSettings } from './settings.ts';
import { migrations, tables } from './storage/database.ts';
import { seedDemo } from './storage/seeds/demo.ts';

const YEAR_MS = 366 * 86_400_000;
const RELEASE_EVERY_MS = 600_000;

/** Memberships of all countries, counted and listed without anything of a person. Registers nobody. */
export const insight: Country = {
  name: 'insight',
  tables,
  migrations,
  permissions: PERMISSIONS,
  buildSchema: insightSchema,
  seedDemo,
  open: openInsight,
  retention: [...Object.values(EXPORT_RETENTION), ...runtimeRules([])],
};

async function openInsight(parts: CountryParts): Promise<Subgraph> {
  const { settings: source, database, log, now } = parts;
  const settings = insightSettings(source);
  const { secret, pullEveryMs } = settings;
  const { schema } = await insightSchema();
  const registry = registryOf(parts, settings);
  const upkeep = openUpkeep(parts, {
    ...{ country: insight.name, secret, timeZone: 'UTC', classes: exportRetentionClasses(), optionalTables: [] },
  });
  const outbox = openOutboxWorker(database, {}, log, now);
  return {
    name: insight.name,
    schema,
    database,
    outbox,
    sweeps: [
      ...FEED_COUNTRIES.map((country) => pullSweep(registry, country, pullEveryMs)),
      ...exportSweeps(registry),
      { name: 'releaseStatistics', everyMs: RELEASE_EVERY_MS, alone: true, run: () => releaseStatistics(registry) },
      ...upkeep.sweeps,
    ],
    retention: upkeep.retention,
    anchor: upkeep.anchor,
    pages: [
      { path: '/export', router: exportRoute(registry) },
      { path: '/metrics', router: metricsRoute(registry) },
    ],
    following: () => membershipFreshness(registry).then((countries) => ({ countries })),
    contextFor: (caller) => new InsightRequest(registry, caller),
    close: () => outbox.stop(),
  };
}

function registryOf({ database, log, now }: CountryParts, settings: InsightSettings): InsightRegistry {
  const { secret, feeds, ...numbers } = settings;
  const key = (purpose: string) => deriveKey(secret, insight.name, purpose);
  return {
    ...numbers,
    ...{ now, database, log },
    feeds: countryFeeds(feeds),
    cursors: openCursors(key('cursors'), now),
    feedCursors: openCursors(key('feed cursors'), now, YEAR_MS),
    changeKey: key('change feed'),
    newExportKey: () => randomBytes(32),
  };
}
