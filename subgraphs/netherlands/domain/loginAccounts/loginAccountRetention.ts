import type { RetentionRule } from '../../../shared/vocabulary/retention.ts';

/** Rows of `RETENTION` for a login account's whole life. */
export const LOGIN_ACCOUNT_RETENTION = {
  emailChanges: {
    name: 'emailChanges',
    data: 'changes of a login account’s e-mail address: the address before and after, and the hash of the link',
    from: 'the end of the link that confirms the change or takes it back',
    duration: { days: 30 },
    action: 'DELETE',
    source: 'no source gives a time',
    setting: 'EXPIRED_LINK_DAYS',
  },
  heldUsernames: {
    name: 'heldUsernames',
    data: 'usernames that were given up, as keyed hashes',
    from: 'the end of the quarantine (NETHERLANDS_USERNAME_QUARANTINE_DAYS)',
    duration: { hours: 0 },
    action: 'DELETE',
    source: 'as long as nobody else may have them',
  },
} as const satisfies Record<string, RetentionRule>;
