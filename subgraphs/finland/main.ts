import { deriveKey } from '../shared/runtime/deriveKey.ts';
import { openIdempotency } from '../shared/runtime/idempotency.ts';
import { smtpMailer } from '../shared/runtime/mailer.ts';
import { type Delivery, startOutboxWorker } from '../shared/runtime/outboxWorker.ts';
import type { Country, CountryParts, Subgraph } from '../shared/runtime/subgraph.ts';
import { openVault } from '../shared/runtime/vault.ts';
import { passwordPages } from './graphql/passwordPages.ts';
import { FinlandRequest } from './graphql/request.ts';
import { mailCredentials } from './operations/mailCredentials.ts';
import { mailEmailChange } from './operations/mailEmailChange.ts';
import type { FinlandRegistry } from './registry.ts';
import { finlandSchema } from './schema.ts';
import { finlandSettings } from './settings.ts';
import { migrations, tables } from './storage/database.ts';
import { seedDemo } from './storage/seeds/demo.ts';

/** Customers of Celia, registered by their personal identity code. */
export const finland: Country = {
  name: 'finland',
  tables,
  migrations,
  buildSchema: finlandSchema,
  seedDemo,
  open: openFinland,
};

async function openFinland(parts: CountryParts): Promise<Subgraph> {
  const { database, log, now } = parts;
  const registry = await registryOf(parts);
  const { schema } = await finlandSchema();
  const outbox = startOutboxWorker(database, deliveriesOf(registry), log, now);
  return {
    name: finland.name,
    schema,
    database,
    outbox,
    sweeps: [],
    pages: { path: '/celia-credentials', router: passwordPages(registry) },
    contextFor: (caller, language) => new FinlandRequest(registry, caller, language),
    async close() {
      await outbox.stop();
      registry.mailer.close();
    },
  };
}

async function registryOf({ settings, database, now }: CountryParts): Promise<FinlandRegistry> {
  const { secret, vaultKeys, smtpUrl, mailFrom, publicUrl, artificialCodes, credentialLinkHours } =
    finlandSettings(settings);
  return {
    now,
    database,
    vault: await openVault(database, vaultKeys),
    idempotency: openIdempotency(deriveKey(secret, finland.name, 'idempotency')),
    mailer: smtpMailer(smtpUrl, mailFrom),
    artificialCodes,
    credentialLinks: { key: deriveKey(secret, finland.name, 'links'), publicUrl, hours: credentialLinkHours },
  };
}

function deliveriesOf(registry: FinlandRegistry): Readonly<Record<string, Delivery>> {
  return {
    'celia-credentials': (tx, subject, messageId) => mailCredentials(registry, tx, subject, messageId),
    'celia-email-changed': (tx, subject, messageId) => mailEmailChange(registry, tx, subject, messageId),
  };
}
