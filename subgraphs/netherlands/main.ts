import { openAttemptThrottle } from '../shared/runtime/attemptThrottle.ts';
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
import type { Sweep } from '../shared/runtime/sweepTimer.ts';
import { openTokenIssuer } from '../shared/runtime/tokenIssuer.ts';
import { tombstoneKey } from '../shared/runtime/tombstones.ts';
import { openUpkeep } from '../shared/runtime/upkeep.ts';
import { openWrongLinks } from '../shared/runtime/wrongLinks.ts';
import { erasureLetter } from './domain/erasureLetter.ts';
import { PERMISSIONS } from './domain/permissions.ts';
import { RETENTION } from './domain/retention.ts';
import { openRequest } from './graphql/request.ts';
import { loginAccountPages } from './loginAccountPages.ts';
import { openPayments } from './openPayments.ts';
import { deleteUnactivatedLoginAccounts } from './operations/deleteUnactivatedLoginAccounts.ts';
import { eraseCustomer } from './operations/eraseCustomer.ts';
import { eraseLoginAccount } from './operations/eraseLoginAccount.ts';
import { loadMemberships } from './operations/feed/loadMemberships.ts';
import { RESET_LETTER_KIND } from './operations/forgotPassword.ts';
import { LETTER_KIND } from './operations/issueLoginAccount.ts';
import { accountDeliveries } from './operations/loginAccounts/accountDeliveries.ts';
import { mailActivationLetter } from './operations/mailActivationLetter.ts';
import { ADDRESS_TRIED_KIND, mailAddressTried } from './operations/mailAddressTried.ts';
import { mailPasswordChanged, PASSWORD_CHANGED_KIND } from './operations/mailPasswordChanged.ts';
import { mailResetLetter } from './operations/mailResetLetter.ts';
import {
  mailRelationConfirmed,
  mailRelationRequested,
  RELATION_CONFIRMED_KIND,
  RELATION_REQUESTED_KIND,
} from './operations/relations/mailRelationLetters.ts';
import { retentionClasses } from './operations/retentionClasses.ts';
import { EXPIRY_KIND, mailExpiry, mailStage, STAGE_KIND } from './operations/subscriptionLife/mailAboutTerm.ts';
import { sweepTerms } from './operations/subscriptionLife/sweepTerms.ts';
import { KB_COPY_KIND } from './operations/synchronisation/announceChange.ts';
import { deliverToKb } from './operations/synchronisation/deliverToKb.ts';
import { scanForDrift } from './operations/synchronisation/scanForDrift.ts';
import { paymentPages } from './paymentPages.ts';
import { paymentSweeps } from './paymentSweeps.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from './registry.ts';
import { buildSchema } from './schema.ts';
import { type NetherlandsSettings, netherlandsSettings } from './settings.ts';
import { migrations, tables } from './storage/database.ts';
import { openKbSide } from './storage/kb/kbSide.ts';
import { seedDemo } from './storage/seeds/demo.ts';

const NAME = 'netherlands';
const SWEEP_EVERY_MS = 60_000;
const DRIFT_EVERY_MS = 3_600_000;
const OPTIONAL_TABLES: readonly RuntimeTable[] = ['attempt', 'lookup_budget'];

/** Digital-only memberships of Dutch libraries, and the KB's login accounts that they are used with. */
export const netherlands: Country = {
  ...{ name: NAME, tables, migrations, permissions: PERMISSIONS, buildSchema, seedDemo, open },
  retention: [...Object.values(RETENTION), ...runtimeRules(OPTIONAL_TABLES)],
};

async function open(parts: CountryParts): Promise<Subgraph> {
  const { database, log, now } = parts;
  const settings = netherlandsSettings(parts.settings);
  const registry = await registryOf(parts, settings);
  const { schema } = await buildSchema();
  const outbox = openOutboxWorker(database, deliveriesOf(registry), log, now);
  const upkeep = openUpkeep(parts, {
    ...{ country: NAME, secret: settings.secret, timeZone: DUTCH_TIME },
    classes: retentionClasses(registry),
    optionalTables: OPTIONAL_TABLES,
  });
  const load = loadMemberships(settings.provinces);
  const feed = openFeed(parts, { country: NAME, timeZone: DUTCH_TIME, load });
  return {
    ...{ name: NAME, schema, database, outbox },
    feed: feed.routes,
    sweeps: [...sweepsOf(registry), ...paymentSweeps(registry), ...upkeep.sweeps, feed.sweep],
    retention: upkeep.retention,
    anchor: upkeep.anchor,
    tombstoneKey: registry.tombstoneKey,
    erasers: [eraseCustomer, eraseLoginAccount],
    pages: [loginAccountPages(registry, settings.bounces.key), paymentPages(registry)],
    contextFor: (caller, language, network) => openRequest(registry, caller, language, network),
    async close() {
      await outbox.stop();
      registry.mailer.close();
    },
  };
}

async function registryOf(
  { settings: source, database, now }: CountryParts,
  settings: NetherlandsSettings,
): Promise<NetherlandsRegistry> {
  const keys = countryKeys(source, NAME);
  const { secret, publicUrl, firstMonthCounts, resetLinkMinutes, exportsPerDay, expiredLinkDays, endedMemberYears } =
    settings;
  return {
    now,
    database,
    idempotency: openIdempotency(...keys('idempotency')),
    cursors: openCursors(deriveKey(secret, NAME, 'cursors'), now),
    mailer: smtpMailer(settings.smtpUrl, settings.mailFrom),
    bounceAddress: settings.bounces.address,
    kbLogin: await openTokenIssuer(settings.loginIssuer, settings.signingKey),
    attempts: openAttemptThrottle(database, deriveKey(secret, NAME, 'attempts')),
    wrongLinks: openWrongLinks(database, settings.wrongLinksPerHour),
    kbSide: openKbSide(database, now),
    ...openPayments(settings.payments),
    addressKey: deriveKey(secret, NAME, 'tried addresses'),
    usernameKeys: keys('usernames'),
    linkKey: deriveKey(secret, NAME, 'links'),
    firstAid: settings.firstAid,
    relations: { ...settings.relations, pairKey: deriveKey(secret, NAME, 'relations') },
    ...{ publicUrl, firstMonthCounts, resetLinkMinutes, exportsPerDay, expiredLinkDays, endedMemberYears },
    subscriptionLife: settings.subscriptionLife,
    tombstoneKey: tombstoneKey(secret, NAME),
    accounts: settings.accounts,
    careLookups: openLookupBudget({
      ...{ database, now, limits: settings.accounts.careLookups },
      key: deriveKey(secret, NAME, 'lookups'),
    }),
  };
}

function deliveriesOf(registry: NetherlandsRegistry): Readonly<Record<string, Delivery>> {
  return {
    [LETTER_KIND]: mailActivationLetter(registry),
    ...accountDeliveries(registry),
    [RESET_LETTER_KIND]: mailResetLetter(registry),
    [PASSWORD_CHANGED_KIND]: mailPasswordChanged(registry),
    [ADDRESS_TRIED_KIND]: mailAddressTried(registry),
    [RELATION_REQUESTED_KIND]: mailRelationRequested(registry),
    [RELATION_CONFIRMED_KIND]: mailRelationConfirmed(registry),
    [EXPIRY_KIND]: mailExpiry(registry),
    [STAGE_KIND]: mailStage(registry),
    [KB_COPY_KIND]: deliverToKb(registry),
    [ERASURE_NOTICE_KIND]: mailErasureNotice(registry.mailer, erasureLetter),
  };
}

function sweepsOf(registry: NetherlandsRegistry): Sweep[] {
  const deleteUnactivated = () => deleteUnactivatedLoginAccounts(registry);
  return [
    { name: 'deleteUnactivatedLoginAccounts', everyMs: SWEEP_EVERY_MS, run: deleteUnactivated },
    { name: 'terms', everyMs: SWEEP_EVERY_MS, run: () => sweepTerms(registry) },
    { name: 'drift', everyMs: DRIFT_EVERY_MS, alone: true, run: () => scanForDrift(registry) },
  ];
}
