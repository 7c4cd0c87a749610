import { eraseAll } from '../../shared/runtime/eraser.ts';
import { expiringRows } from '../../shared/runtime/expiringRows.ts';
import type { RetentionClass } from '../../shared/runtime/retention.ts';
import { dueBefore, type RetentionRule } from '../../shared/vocabulary/retention.ts';
import { lastPurge, purgedUntil } from '../domain/celia/purge.ts';
import type { Loans } from '../domain/customer.ts';
import { FINNISH_TIME } from '../domain/finnishDay.ts';
import { RETENTION } from '../domain/retention.ts';
import type { FinlandRegistry } from '../registry.ts';
import { countEnded, lockEnded } from '../storage/endedCustomers.ts';
import { eraseCustomer } from './eraseCustomer.ts';
import { registrationRetention } from './registration/registrationRetention.ts';

const ERASED_AT_ONCE = 50;
// The constraint of a credential lets the state NONE alone be without link.
const NOT_SENT = `state = 'NONE', sent_at = NULL, link_hash = NULL, link_expires_at = NULL`;
const LETTER = `SELECT posted_at FROM outbox WHERE kind = 'celia-email-changed' AND subject = former_email.id::text`;

/** Rows hold the last day of a restriction. */
const RESTRICTION_OVER = `(restricted_through + 1)::timestamp AT TIME ZONE '${FINNISH_TIME}'`;

/** The Finnish lines of the retention table with their work. */
export function retentionClasses(registry: FinlandRegistry): RetentionClass[] {
  const { onlineYears, discYears, linkDays, formerEmailDays, restrictionDays } = registry.retention;
  const online = { ...RETENTION.endedOnlineCustomers, duration: { years: onlineYears } };
  const disc = { ...RETENTION.endedDiscCustomers, duration: { years: discYears } };
  const links = { ...RETENTION.credentialLinks, duration: { days: linkDays } };
  const emails = { ...RETENTION.formerEmails, duration: { days: formerEmailDays } };
  const restrictions = { ...RETENTION.endedRestrictions, duration: { days: restrictionDays } };
  return [
    endedCustomers(registry, online, ['NONE', 'READ_ONLINE']),
    endedCustomers(registry, disc, ['CD_OR_DOWNLOAD']),
    expiringRows(links, FINNISH_TIME, { table: 'celia_credential', event: 'link_expires_at', emptied: NOT_SENT }),
    expiringRows(emails, FINNISH_TIME, { table: 'former_email', event: `coalesce((${LETTER}), 'epoch')` }),
    ...registrationRetention(registry),
    expiringRows(restrictions, FINNISH_TIME, {
      ...{ table: 'celia_customer', event: RESTRICTION_OVER },
      emptied: 'restricted_through = NULL, restriction_reason = NULL',
    }),
    expiringRows(RETENTION.endedRegistrars, FINNISH_TIME, {
      ...{ table: 'registrar', event: 'ended_at', where: 'email IS NOT NULL', emptied: 'email = NULL' },
    }),
  ];
}

function endedCustomers(
  { vault, tombstoneKey, retention: { purgeDay } }: FinlandRegistry,
  rule: RetentionRule,
  loans: readonly Loans[],
): RetentionClass {
  const { duration } = rule;
  const before = (at: Date) => dueBefore(duration, FINNISH_TIME, purgedUntil(at, purgeDay));
  return {
    ...rule,
    async due(tx, at) {
      const count = await countEnded(tx, before(at), loans);
      return { count, oldest: count > 0 ? lastPurge(at, purgeDay) : undefined };
    },
    async sweepBatch(tx, at) {
      const ids = await lockEnded(tx, before(at), loans, ERASED_AT_ONCE);
      return eraseAll(tx, ids, { eraser: eraseCustomer(vault), tombstoneKey, rule, at });
    },
  };
}
