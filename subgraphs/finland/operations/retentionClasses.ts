import { eraseAll } from '../../shared/runtime/eraser.ts';
import { expiringRows } from '../../shared/runtime/expiringRows.ts';
import type { RetentionClass } from '../../shared/runtime/retention.ts';
import { dueBefore, dueFrom, type RetentionRule } from '../../shared/vocabulary/retention.ts';
import type { Format } from '../domain/customer.ts';
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

/** The Finnish lines of the retention table with their work. */
export function retentionClasses(registry: FinlandRegistry): RetentionClass[] {
  const { onlineYears, discYears, linkDays, formerEmailDays } = registry.retention;
  const online = { ...RETENTION.endedOnlineCustomers, duration: { years: onlineYears } };
  const disc = { ...RETENTION.endedDiscCustomers, duration: { years: discYears } };
  const links = { ...RETENTION.credentialLinks, duration: { days: linkDays } };
  const emails = { ...RETENTION.formerEmails, duration: { days: formerEmailDays } };
  return [
    endedCustomers(registry, online, ['ONLINE']),
    endedCustomers(registry, disc, ['CD', 'BOTH']),
    expiringRows(links, FINNISH_TIME, { table: 'celia_credential', event: 'link_expires_at', emptied: NOT_SENT }),
    expiringRows(emails, FINNISH_TIME, { table: 'former_email', event: `coalesce((${LETTER}), 'epoch')` }),
    ...registrationRetention(registry),
  ];
}

function endedCustomers(
  { vault, tombstoneKey }: FinlandRegistry,
  rule: RetentionRule,
  formats: readonly Format[],
): RetentionClass {
  const { duration } = rule;
  const before = (at: Date) => dueBefore(duration, FINNISH_TIME, at);
  return {
    ...rule,
    async due(tx, at) {
      const { count, oldest } = await countEnded(tx, before(at), formats);
      return { count, oldest: oldest ? dueFrom(duration, FINNISH_TIME, oldest) : undefined };
    },
    async sweepBatch(tx, at) {
      const ids = await lockEnded(tx, before(at), formats, ERASED_AT_ONCE);
      return eraseAll(tx, ids, { eraser: eraseCustomer(vault), tombstoneKey, rule, at });
    },
  };
}
