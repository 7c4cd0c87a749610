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
  sentLetters: {
    name: 'sentLetters',
    data: 'what became of letters to a login account: kind, time, sent, refused or came back; no text and no address',
    from: 'the sending',
    duration: { days: 30 },
    action: 'DELETE',
    source: 'as long as somebody may ask for a mail that did not arrive (E11); no source gives a time',
    setting: 'NETHERLANDS_SENT_LETTER_DAYS',
  },
  unusedLoginAccounts: {
    name: 'unusedLoginAccounts',
    data: 'login accounts made online that no library ever used, with everything that the KB keeps beside them',
    from: 'the activation',
    duration: { days: 365 },
    action: 'DELETE',
    source: 'no source gives a time',
    setting: 'NETHERLANDS_UNUSED_ACCOUNT_DAYS',
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
