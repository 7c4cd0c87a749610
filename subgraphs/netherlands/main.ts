import { checkpointSweep } from '../shared/runtime/auditCheckpoint.ts';
import { openCursors } from '../shared/runtime/cursors.ts';
import { deriveKey } from '../shared/runtime/deriveKey.ts';
import { openIdempotency } from '../shared/runtime/idempotency.ts';
import { smtpMailer } from '../shared/runtime/mailer.ts';
import { startOutboxWorker } from '../shared/runtime/outboxWorker.ts';
import type { Country, CountryParts, Subgraph } from '../shared/runtime/subgraph.ts';
import type { Sweep } from '../shared/runtime/sweepTimer.ts';
import { openRequest } from './graphql/request.ts';
import { loginAccountPages } from './loginAccountPages.ts';
import { deleteUnactivatedLoginAccounts } from './operations/deleteUnactivatedLoginAccounts.ts';
import { LETTER_KIND } from './operations/issueLoginAccount.ts';
import { mailActivationLetter } from './operations/mailActivationLetter.ts';
import { openKbLogin } from './outside/kbLogin/openKbLogin.ts';
import type { NetherlandsRegistry } from './registry.ts';
import { buildSchema } from './schema.ts';
import { netherlandsSettings } from './settings.ts';
import { migrations, tables } from './storage/database.ts';
import { seedDemo } from './storage/seeds/demo.ts';

const NAME = 'netherlands';
const SWEEP_EVERY_MS = 60_000;

/** Digital-only memberships of Dutch libraries, and the KB's login accounts that they are used with. */
export const netherlands: Country = { name: NAME, tables, migrations, buildSchema, seedDemo, open };

async function open({ settings: source, database, log, now }: CountryParts): Promise<Subgraph> {
  const settings = netherlandsSettings(source);
  const { secret, publicUrl, firstMonthCounts } = settings;
  const registry: NetherlandsRegistry = {
    now,
    database,
    idempotency: openIdempotency(deriveKey(secret, NAME, 'idempotency')),
    cursors: openCursors(deriveKey(secret, NAME, 'cursors'), now),
    mailer: smtpMailer(settings.smtpUrl, settings.mailFrom),
    kbLogin: await openKbLogin(settings.loginIssuer, settings.signingKey),
    linkKey: deriveKey(secret, NAME, 'links'),
    publicUrl,
    firstMonthCounts,
  };
  const { schema } = await buildSchema();
  const outbox = startOutboxWorker(database, { [LETTER_KIND]: mailActivationLetter(registry) }, log, now);
  return {
    name: NAME,
    schema,
    database,
    outbox,
    sweeps: [
      sweepOf(registry),
      checkpointSweep({ country: NAME, secret, database, now, file: source['AUDIT_CHECKPOINT_FILE'] }),
    ],
    pages: loginAccountPages(registry),
    contextFor: (caller, language) => openRequest(registry, caller, language),
    async close() {
      await outbox.stop();
      registry.mailer.close();
    },
  };
}

function sweepOf(registry: NetherlandsRegistry): Sweep {
  const run = () => deleteUnactivatedLoginAccounts(registry);
  return { name: 'deleteUnactivatedLoginAccounts', everyMs: SWEEP_EVERY_MS, run };
}
