import { importJWK } from 'jose';
import { checkpointSweep } from '../shared/runtime/auditCheckpoint.ts';
import { openBeat } from '../shared/runtime/beat.ts';
import { openCursors } from '../shared/runtime/cursors.ts';
import { deriveKey } from '../shared/runtime/deriveKey.ts';
import { openIdempotency } from '../shared/runtime/idempotency.ts';
import { openLookupBudget } from '../shared/runtime/lookupBudget.ts';
import { startOutboxWorker } from '../shared/runtime/outboxWorker.ts';
import type { Country, CountryParts, Subgraph } from '../shared/runtime/subgraph.ts';
import { openVault } from '../shared/runtime/vault.ts';
import { openRequest } from './graphql/request.ts';
import { PopulationRegisterClient } from './outside/populationRegister/client.ts';
import type { Registry } from './registry.ts';
import { buildSchema } from './schema.ts';
import { type NorwaySettings, norwaySettings } from './settings.ts';
import { migrations, tables } from './storage/database.ts';
import { seedDemo } from './storage/seeds/demo.ts';

const NAME = 'norway';

/** The national library card: accounts, cards and memberships, with names and addresses from the population register. */
export const norway: Country = { name: NAME, tables, migrations, buildSchema, seedDemo, open };

async function open({ settings: source, database, log, now }: CountryParts): Promise<Subgraph> {
  const settings = norwaySettings(source);
  const { secret, syntheticNumbers, symbology, lookups } = settings;
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
    syntheticNumbers,
    symbology,
  };
  const { schema } = await buildSchema();
  const outbox = startOutboxWorker(database, {}, log, now);
  return {
    name: NAME,
    schema,
    database,
    outbox,
    sweeps: [checkpointSweep({ country: NAME, secret, database, now, file: source['AUDIT_CHECKPOINT_FILE'] })],
    contextFor: (caller, language) => openRequest(registry, caller, language),
    close: () => outbox.stop(),
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
