import { expiringRows } from '../../shared/runtime/expiringRows.ts';
import type { RetentionClass } from '../../shared/runtime/retention.ts';
import { RETENTION } from '../domain/retention.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../registry.ts';
import { countPendingUntil } from '../storage/kb/loginAccounts.ts';
import { deleteUnactivatedBatch } from './deleteUnactivatedLoginAccounts.ts';
import { endedMembers } from './endedMembers.ts';
import { accountRetention } from './loginAccounts/accountRetention.ts';

// What something can still come of is not old.
const LEDGER = { table: 'payment', event: 'created_at', where: `state IN ('PAID', 'FAILED', 'CANCELED', 'EXPIRED')` };

/** The Dutch lines of the retention table with their work. */
export function retentionClasses(registry: NetherlandsRegistry): RetentionClass[] {
  const links = { ...RETENTION.passwordResetLinks, duration: { days: registry.expiredLinkDays } };
  const cases = { ...RETENTION.closedFirstAidCases, duration: { days: registry.firstAid.caseDays } };
  const relations = { ...RETENTION.closedRelations, duration: { days: registry.relations.closedDays } };
  return [
    { ...RETENTION.unactivatedLoginAccounts, due: countPendingUntil, sweepBatch: deleteUnactivatedBatch },
    endedMembers(registry),
    expiringRows(cases, DUTCH_TIME, { table: 'first_aid_case', event: 'closed_at' }),
    expiringRows(relations, DUTCH_TIME, { table: 'card_relation', event: 'over_at' }),
    expiringRows({ ...RETENTION.ledger, duration: { years: registry.ledgerYears } }, DUTCH_TIME, LEDGER),
    ...accountRetention(registry),
    expiringRows(RETENTION.triedAddresses, DUTCH_TIME, { table: 'tried_address', event: 'tried_at' }),
    expiringRows(links, DUTCH_TIME, {
      table: 'password_reset',
      event: 'valid_until',
      emptied: 'link_hash = NULL, valid_until = NULL',
    }),
  ];
}
