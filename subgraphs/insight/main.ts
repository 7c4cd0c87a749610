import { openCursors } from '../shared/runtime/cursors.ts';
import { deriveKey } from '../shared/runtime/deriveKey.ts';
import { openOutboxWorker } from '../shared/runtime/outboxWorker.ts';
import { runtimeRules } from '../shared/runtime/runtimeRetention.ts';
import type { Country, CountryParts, Subgraph } from '../shared/runtime/subgraph.ts';
import { openUpkeep } from '../shared/runtime/upkeep.ts';
import { FEED_COUNTRIES } from './domain/feed/feedCountry.ts';
import { PERMISSIONS } from './domain/permissions.ts';
import { InsightRequest } from './graphql/request.ts';
import { membershipFreshness } from './operations/feed/membershipFreshness.ts';
import { pullSweep } from './operations/feed/pullFeed.ts';
import { releaseStatistics } from './operations/statistics/releaseStatistics.ts';
import { countryFeeds } from './outside/countryFeed/client.ts';
import type { InsightRegistry } from './registry.ts';
import { insightSchema } from './schema.ts';
import { insightSettings } from './settings.ts';
import { migrations, tables } from './storage/database.ts';
import { seedDemo } from './storage/seeds/demo.ts';

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
  retention: runtimeRules([]),
};

async function openInsight(parts: CountryParts): Promise<Subgraph> {
  const { settings: source, database, log, now } = parts;
  const settings = insightSettings(source);
  const { secret, staleAfterS, pullEveryMs, releaseAfterDays, statisticsPerDay } = settings;
  const { schema } = await insightSchema();
  const cursors = openCursors(deriveKey(secret, insight.name, 'cursors'), now);
  const feeds = countryFeeds(settings.feeds);
  const registry: InsightRegistry = {
    now,
    database,
    log,
    cursors,
    feeds,
    staleAfterS,
    releaseAfterDays,
    statisticsPerDay,
  };
  const upkeep = openUpkeep(parts, {
    ...{ country: insight.name, secret, timeZone: 'UTC', classes: [], optionalTables: [] },
  });
  const outbox = openOutboxWorker(database, {}, log, now);
  return {
    name: insight.name,
    schema,
    database,
    outbox,
    sweeps: [
      ...FEED_COUNTRIES.map((country) => pullSweep(registry, country, pullEveryMs)),
      { name: 'releaseStatistics', everyMs: RELEASE_EVERY_MS, alone: true, run: () => releaseStatistics(registry) },
      ...upkeep.sweeps,
    ],
    retention: upkeep.retention,
    anchor: upkeep.anchor,
    following: () => membershipFreshness(registry).then((countries) => ({ countries })),
    contextFor: (caller) => new InsightRequest(registry, caller),
    close: () => outbox.stop(),
  };
}
