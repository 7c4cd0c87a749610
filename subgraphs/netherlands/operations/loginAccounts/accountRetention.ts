import { expiringRows } from '../../../shared/runtime/expiringRows.ts';
import type { RetentionClass } from '../../../shared/runtime/retention.ts';
import { RETENTION } from '../../domain/retention.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../../registry.ts';
import { unusedLoginAccounts } from './unusedLoginAccounts.ts';

/** The lines of a login account's whole life with their work. */
export function accountRetention(registry: NetherlandsRegistry): RetentionClass[] {
  const { expiredLinkDays, accounts } = registry;
  const changes = { ...RETENTION.emailChanges, duration: { days: expiredLinkDays } };
  const letters = { ...RETENTION.sentLetters, duration: { days: accounts.sentLetterDays } };
  return [
    unusedLoginAccounts(registry),
    expiringRows(letters, DUTCH_TIME, { table: 'sent_letter', event: 'sent_at' }),
    expiringRows(changes, DUTCH_TIME, { table: 'login_email_change', event: 'link_valid_until' }),
    expiringRows(RETENTION.heldUsernames, DUTCH_TIME, { table: 'quarantined_username', event: 'free_from' }),
  ];
}
