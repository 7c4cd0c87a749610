import { importJWK } from 'jose';
import { checkpointSweep } from '../shared/runtime/auditCheckpoint.ts';
import { openBeat } from '../shared/runtime/beat.ts';
import { openCursors } from '../shared/runtime/cursors.ts';
import { deriveKey } from '../shared/runtime/deriveKey.ts';
import { ERASURE_NOTICE_KIND, mailErasureNotice } from '../shared/runtime/erasureNotice.ts';
import { openIdempotency } from '../shared/runtime/idempotency.ts';
import { openLookupBudget } from '../shared/runtime/lookupBudget.ts';
import { smtpMailer } from '../shared/runtime/mailer.ts';
import { type Delivery, startOutboxWorker } from '../shared/runtime/outboxWorker.ts';
import type { Country, CountryParts, Subgraph } from '../shared/runtime/subgraph.ts';
import { tombstoneKey } from '../shared/runtime/tombstones.ts';
import { openVault } from '../shared/runtime/vault.ts';
import { erasureLetter } from './domain/erasureLetter.ts';
import { PERMISSIONS } from './domain/permissions.ts';
import { openRequest } from './graphql/request.ts';
import { PopulationRegisterClient } from './outside/populationRegister/client.ts';
import type { Registry } from './registry.ts';
import { buildSchema } from './schema.ts';
import { type NorwaySettings, norwaySettings } from './settings.ts';
import { migrations, tables } from './storage/database.ts';
import { seedDemo } from './storage/seeds/demo.ts';

const NAME = 'norway';

/** The national library card: accounts, cards and memberships, with names and addresses from the population register. */
export const norway: Country = {
  name: NAME,
  tables,
  migrations,
  permissions: PERMISSIONS,
  buildSchema,
  seedDemo,
  open,
};

async function open({ settings: source, database, log, now }: CountryParts): Promise<Subgraph> {
  const settings = norwaySettings(source);
  const { secret, syntheticNumbers, symbology, lookups, exportsPerDay } = settings;
  const budgetKey = deriveKey(secret, NAME, 'look-up budget');
  const registry: Registry = {
    database,
    now,
    vault: await openVault(database, settings.vaultKeys),
    idempotency: openIdempotency(deriveKey(secret, NAME, 'idempotency')),
    cursors: openCursors(deriveKey(secret, NAME, 'cursors'), now),
    lookupBudget: openLookupBudget({ database, key: budgetKey, limits: lookups.limits, now }),
    beat: openBeat(lookups.beatMs),
    populationRegister: await openPopulationRegister(settings, now),
    mailer: smtpMailer(settings.smtpUrl, settings.mailFrom),
    tombstoneKey: tombstoneKey(secret, NAME),
    syntheticNumbers,
    symbology,
    exportsPerDay,
  };
  const { schema } = await buildSchema();
  const outbox = startOutboxWorker(database, deliveriesOf(registry), log, now);
  return {
    name: NAME,
    schema,
    database,
    outbox,
    sweeps: [checkpointSweep({ country: NAME, secret, database, now, file: source['AUDIT_CHECKPOINT_FILE'] })],
    contextFor: (caller, language) => openRequest(registry, caller, language),
    async close() {
      await outbox.stop();
      registry.mailer.close();
    },
  };
}

function deliveriesOf({ mailer }: Registry): Readonly<Record<string, Delivery>> {
  return { [ERASURE_NOTICE_KIND]: mailErasureNotice(mailer, erasureLetter) };
}

async function openPopulationRegister(
  { populationRegister, maskinporten }: NorwaySettings,
  now: () => Date,
): Promise<PopulationRegisterClient> {
  const { key, ...client } = maskinporten;
  const privateKey = await importJWK(key, 'RS256');
  if (privateKey instanceof Uint8Array) throw new Error('an RSA key is never raw bytes');
  const { prefix, deadlineMs } = populationRegister;
  return new PopulationRegisterClient(
    { prefix, deadlineMs, maskinporten: { ...client, keyId: key.kid, privateKey } },
    now,
  );
}
