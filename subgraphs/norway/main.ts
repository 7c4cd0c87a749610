import { importJWK } from 'jose';
import { openBeat } from '../shared/runtime/beat.ts';
import { countryKeys } from '../shared/runtime/countryKeys.ts';
import { openCursors } from '../shared/runtime/cursors.ts';
import { deriveKey } from '../shared/runtime/deriveKey.ts';
import { ERASURE_NOTICE_KIND, mailErasureNotice } from '../shared/runtime/erasureNotice.ts';
import { openFeed } from '../shared/runtime/feed/openFeed.ts';
import { openIdempotency } from '../shared/runtime/idempotency.ts';
import { openLookupBudget } from '../shared/runtime/lookupBudget.ts';
import { smtpMailer } from '../shared/runtime/mailer.ts';
import { type Delivery, openOutboxWorker } from '../shared/runtime/outboxWorker.ts';
import { type RuntimeTable, runtimeRules } from '../shared/runtime/runtimeRetention.ts';
import type { Country, CountryParts, Subgraph } from '../shared/runtime/subgraph.ts';
import { tombstoneKey } from '../shared/runtime/tombstones.ts';
import { openUpkeep } from '../shared/runtime/upkeep.ts';
import { openVault } from '../shared/runtime/vault.ts';
import { erasureLetter } from './domain/erasureLetter.ts';
import { PERMISSIONS } from './domain/permissions.ts';
import { RETENTION } from './domain/retention.ts';
import { openRequest } from './graphql/request.ts';
import { eraseAccount } from './operations/eraseAccount.ts';
import { expiredRecords } from './operations/expiredRecords.ts';
import { loadMemberships } from './operations/feed/loadMemberships.ts';
import { followPopulationRegister } from './operations/followPopulationRegister.ts';
import { inactiveAccounts } from './operations/inactiveAccounts.ts';
import { mailInactivityWarning, WARNING_KIND } from './operations/mailInactivityWarning.ts';
import { registerLag } from './operations/registerLag.ts';
import { PopulationRegisterClient } from './outside/populationRegister/client.ts';
import { NORWEGIAN_TIME, type Registry } from './registry.ts';
import { buildSchema } from './schema.ts';
import { type NorwaySettings, norwaySettings } from './settings.ts';
import { migrations, tables } from './storage/database.ts';
import { seedDemo } from './storage/seeds/demo.ts';

const NAME = 'norway';
const OPTIONAL_TABLES: readonly RuntimeTable[] = ['lookup_budget'];

/** The national library card: accounts, cards and memberships, with names and addresses from the population register. */
export const norway: Country = {
  ...{ name: NAME, tables, migrations, permissions: PERMISSIONS, buildSchema, seedDemo, open },
  retention: [...Object.values(RETENTION), ...runtimeRules(OPTIONAL_TABLES)],
};

async function open(parts: CountryParts): Promise<Subgraph> {
  const { database, log, now } = parts;
  const settings = norwaySettings(parts.settings);
  const registry = await registryOf(parts, settings);
  const { schema } = await buildSchema();
  const outbox = openOutboxWorker(database, deliveriesOf(registry), log, now);
  const upkeep = openUpkeep(parts, {
    ...{ country: NAME, secret: settings.secret, timeZone: NORWEGIAN_TIME },
    classes: [...inactiveAccounts(registry), ...expiredRecords()],
    optionalTables: OPTIONAL_TABLES,
  });
  const load = loadMemberships(settings.membershipRegion);
  const feed = openFeed(parts, { country: NAME, timeZone: NORWEGIAN_TIME, load });
  return {
    ...{ name: NAME, schema, database, outbox },
    feed: feed.routes,
    sweeps: [...upkeep.sweeps, followPopulationRegister(registry, settings.following.everyMs, log), feed.sweep],
    retention: upkeep.retention,
    anchor: upkeep.anchor,
    following: () => registerLag(registry),
    tombstoneKey: registry.tombstoneKey,
    erasers: [eraseAccount(registry.vault)],
    contextFor: (caller, language) => openRequest(registry, caller, language),
    async close() {
      await outbox.stop();
      registry.mailer.close();
    },
  };
}

async function registryOf(
  { settings: source, database, now }: CountryParts,
  settings: NorwaySettings,
): Promise<Registry> {
  const { secret, lookups, syntheticNumbers, symbology, exportsPerDay, inactivity } = settings;
  const { upgradeSignInLevel, temporaryAddressDays } = settings;
  const { registerReadingDays, deathConfirmedAfterDays } = settings.following;
  const budgetKey = deriveKey(secret, NAME, 'look-up budget');
  return {
    database,
    now,
    vault: await openVault(database, settings.vaultKeys),
    idempotency: openIdempotency(...countryKeys(source, NAME)('idempotency')),
    cursors: openCursors(deriveKey(secret, NAME, 'cursors'), now),
    lookupBudget: openLookupBudget({ database, key: budgetKey, limits: lookups.limits, now }),
    beat: openBeat(lookups.beatMs),
    populationRegister: await openPopulationRegister(settings, now),
    mailer: smtpMailer(settings.smtpUrl, settings.mailFrom),
    ...{ inactivity, syntheticNumbers, symbology, exportsPerDay, upgradeSignInLevel, temporaryAddressDays },
    ...{ registerReadingDays, deathConfirmedAfterDays },
    tombstoneKey: tombstoneKey(secret, NAME),
  };
}

function deliveriesOf(registry: Registry): Readonly<Record<string, Delivery>> {
  return {
    [ERASURE_NOTICE_KIND]: mailErasureNotice(registry.mailer, erasureLetter),
    [WARNING_KIND]: mailInactivityWarning(registry),
  };
}

async function openPopulationRegister(
  { populationRegister, maskinporten, syntheticNumbers }: NorwaySettings,
  now: () => Date,
): Promise<PopulationRegisterClient> {
  const { key, ...client } = maskinporten;
  const privateKey = await importJWK(key, 'RS256');
  if (privateKey instanceof Uint8Array) throw new Error('an RSA key is never raw bytes');
  const named = key.kid ? { keyId: key.kid } : { certificates: key.x5c ?? [] };
  const connection = { ...populationRegister, maskinporten: { ...client, ...named, privateKey } };
  return new PopulationRegisterClient({ ...connection, syntheticNumbers }, now);
}
