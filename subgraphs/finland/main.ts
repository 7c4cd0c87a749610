import { openAttemptThrottle } from '../shared/runtime/attemptThrottle.ts';
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
import type { SettingSource } from '../shared/runtime/settings.ts';
import type { Country, CountryParts, Subgraph } from '../shared/runtime/subgraph.ts';
import { openTokenIssuer } from '../shared/runtime/tokenIssuer.ts';
import { tombstoneKey } from '../shared/runtime/tombstones.ts';
import { openUpkeep, type Upkeep } from '../shared/runtime/upkeep.ts';
import { openVault } from '../shared/runtime/vault.ts';
import { openWrongLinks } from '../shared/runtime/wrongLinks.ts';
import { endedLetter, restrictedLetter } from './domain/celia/celiaLetters.ts';
import { FINNISH_TIME, finnishDay } from './domain/finnishDay.ts';
import { erasureLetter } from './domain/letters.ts';
import { PERMISSIONS } from './domain/permissions.ts';
import { RETENTION } from './domain/retention.ts';
import { passwordPages } from './graphql/passwordPages.ts';
import { FinlandRequest } from './graphql/request.ts';
import { RESTRICTED_KIND } from './operations/celia/restrictCeliaCustomer.ts';
import { endAgain } from './operations/endAgain.ts';
import { ENDED_KIND } from './operations/endCeliaCustomer.ts';
import { eraseCustomer } from './operations/eraseCustomer.ts';
import { loadMemberships } from './operations/feed/loadMemberships.ts';
import { mailCredentials } from './operations/mailCredentials.ts';
import { mailEmailChange } from './operations/mailEmailChange.ts';
import { mailOutsideTraining } from './operations/mailOutsideTraining.ts';
import { mailPasswordChosen, PASSWORD_CHOSEN_KIND } from './operations/mailPasswordChosen.ts';
import { mailToCustomer } from './operations/mailToCustomer.ts';
import {
  mailRegistrarLink,
  mailRegistrarPassword,
  REGISTRAR_LINK_KIND,
  REGISTRAR_PASSWORD_KIND,
} from './operations/registrars/mailRegistrarLink.ts';
import { openDueTasks } from './operations/registration/openDueTasks.ts';
import { registrationDeliveries } from './operations/registration/registrationDeliveries.ts';
import { resealRecords } from './operations/registration/resealRecords.ts';
import { retentionClasses } from './operations/retentionClasses.ts';
import type { FinlandRegistry } from './registry.ts';
import { finlandSchema } from './schema.ts';
import { finlandSettings } from './settings.ts';
import { migrations, tables } from './storage/database.ts';
import { openSealing } from './storage/registration/sealing.ts';
import { seedDemo } from './storage/seeds/demo.ts';

const DUE_TASKS_EVERY_MS = 300_000;
const OPTIONAL_TABLES: readonly RuntimeTable[] = ['attempt', 'lookup_budget'];

/** Customers of Celia, registered by their personal identity code. */
export const finland: Country = {
  name: 'finland',
  tables,
  migrations,
  permissions: PERMISSIONS,
  buildSchema: finlandSchema,
  seedDemo,
  open: openFinland,
  reseal: (settings, database) => resealRecords(database, openSealing(...sealingKeys(settings))),
  retention: [...Object.values(RETENTION), ...runtimeRules(OPTIONAL_TABLES)],
};

const sealingKeys = (settings: SettingSource) => countryKeys(settings, finland.name)('sealed records');

async function openFinland(parts: CountryParts): Promise<Subgraph> {
  const { database, log, now } = parts;
  const registry = await registryOf(parts);
  const { schema } = await finlandSchema();
  const upkeep = upkeepOf(parts, registry);
  const outbox = openOutboxWorker(database, deliveriesOf(registry), log, now);
  const load = loadMemberships(finlandSettings(parts.settings).membershipRegion);
  const feed = openFeed(parts, { country: finland.name, timeZone: FINNISH_TIME, load });
  return {
    name: finland.name,
    schema,
    database,
    outbox,
    feed: feed.routes,
    sweeps: [
      { name: 'openDueTasks', everyMs: DUE_TASKS_EVERY_MS, atStart: true, run: () => openDueTasks(registry) },
      ...upkeep.sweeps,
      feed.sweep,
    ],
    retention: upkeep.retention,
    anchor: upkeep.anchor,
    tombstoneKey: registry.tombstoneKey,
    erasers: [eraseCustomer(registry.vault), endAgain],
    pages: [{ path: '/celia-credentials', router: passwordPages(registry) }],
    contextFor: (caller, language, network) => new FinlandRequest(registry, caller, language, network),
    async close() {
      await outbox.stop();
      registry.mailer.close();
    },
  };
}

function upkeepOf(parts: CountryParts, registry: FinlandRegistry): Upkeep {
  const { secret } = finlandSettings(parts.settings);
  return openUpkeep(parts, {
    ...{ country: finland.name, secret, timeZone: FINNISH_TIME },
    classes: retentionClasses(registry),
    optionalTables: OPTIONAL_TABLES,
  });
}

async function registryOf({ settings: source, database, now }: CountryParts): Promise<FinlandRegistry> {
  const settings = finlandSettings(source);
  const { secret, vaultKeys, smtpUrl, mailFrom, publicUrl, artificialCodes, credentialLinkHours, lookups } = settings;
  const budgetKey = deriveKey(secret, finland.name, 'look-up budget');
  return {
    now,
    database,
    vault: await openVault(database, vaultKeys),
    idempotency: openIdempotency(...countryKeys(source, finland.name)('idempotency')),
    cursors: openCursors(deriveKey(secret, finland.name, 'cursors'), now),
    lookupBudget: openLookupBudget({ database, key: budgetKey, limits: lookups.limits, now }),
    celiaLookupBudget: openLookupBudget({ database, key: budgetKey, limits: settings.celiaLookups, now }),
    nameSearchCountsAs: settings.nameSearchCountsAs,
    beat: openBeat(lookups.beatMs),
    mailer: mailOutsideTraining(smtpMailer(smtpUrl, mailFrom)),
    celiaLogin: await openTokenIssuer(settings.loginIssuer, settings.signingKey),
    attempts: openAttemptThrottle(database, deriveKey(secret, finland.name, 'attempts')),
    wrongLinks: openWrongLinks(database, settings.wrongLinksPerHour),
    artificialCodes,
    exportsPerDay: settings.exportsPerDay,
    groundsChangedOn: settings.groundsChangedOn,
    welcomeDays: settings.welcomeDays,
    sealing: openSealing(...sealingKeys(source)),
    retention: settings.retention,
    registrarPasswordDays: settings.registrarPasswordDays,
    longestRestrictionDays: settings.longestRestrictionDays,
    tombstoneKey: tombstoneKey(secret, finland.name),
    credentialLinks: { key: deriveKey(secret, finland.name, 'links'), publicUrl, hours: credentialLinkHours },
  };
}

function deliveriesOf(registry: FinlandRegistry): Readonly<Record<string, Delivery>> {
  return {
    'celia-credentials': (tx, subject, messageId) => mailCredentials(registry, tx, subject, messageId),
    [PASSWORD_CHOSEN_KIND]: (tx, subject, messageId) => mailPasswordChosen(registry, tx, subject, messageId),
    [ERASURE_NOTICE_KIND]: mailErasureNotice(registry.mailer, erasureLetter),
    ...registrationDeliveries(registry),
    [REGISTRAR_LINK_KIND]: (tx, id, messageId) => mailRegistrarLink(registry, tx, id, messageId),
    [REGISTRAR_PASSWORD_KIND]: (tx, id, messageId) => mailRegistrarPassword(registry, tx, id, messageId),
    [ENDED_KIND]: (tx, customerId, messageId) => mailToCustomer(registry, tx, { customerId, messageId }, endedLetter),
    [RESTRICTED_KIND]: (tx, customerId, messageId) =>
      mailToCustomer(registry, tx, { customerId, messageId }, (to) => restrictedLetter(to, finnishDay(registry.now()))),
    'celia-email-changed': (tx, subject, messageId) => mailEmailChange(registry, tx, subject, messageId),
  };
}
