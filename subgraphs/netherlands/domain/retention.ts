import type { RetentionRule } from '../../shared/vocabulary/retention.ts';
import { LOGIN_ACCOUNT_RETENTION } from './loginAccounts/loginAccountRetention.ts';

/** What becomes of the data of the Netherlands, and when. */
export const RETENTION = {
  ...LOGIN_ACCOUNT_RETENTION,
  unactivatedLoginAccounts: {
    name: 'deleteUnactivatedLoginAccounts',
    data: 'login accounts that were not activated: username, address and link; swept every minute as well',
    from: 'the end of the mailed link, 24 hours after the mail',
    duration: { hours: 0 },
    action: 'EMPTY',
    source: 'Bind manual, 2024: accounts not activated are then deleted by the KB (N29)',
  },
  endedMembers: {
    name: 'endedMembers',
    data: 'customers without a subscription: customer, pass, subscriptions; the login account that no library points at',
    from: 'the last day of the last subscription',
    duration: { years: 2 },
    action: 'DELETE',
    source: 'privacy statement of one library (two years); others say up to five, and no source binds all',
    setting: 'NETHERLANDS_ENDED_MEMBER_YEARS',
  },
  closedFirstAidCases: {
    name: 'closedFirstAidCases',
    data: 'closed cases of first aid: symptom, steps, and who worked on it by role; no words',
    from: 'the closing of the case',
    duration: { days: 365 },
    action: 'DELETE',
    source: 'no source gives a time',
    setting: 'NETHERLANDS_FIRST_AID_CASE_DAYS',
  },
  closedRelations: {
    name: 'closedRelations',
    data: 'relations between cards that ended, were taken back or were never answered',
    from: 'the end of the relation, or of the time to answer',
    duration: { days: 90 },
    action: 'DELETE',
    source: 'no source gives a time; as long as somebody may ask who could act for him',
    setting: 'NETHERLANDS_CLOSED_RELATION_DAYS',
  },
  ledger: {
    name: 'ledger',
    data: 'payments, what they were for and what went back, without the person once that one is erased',
    from: 'the payment was begun',
    duration: { years: 7 },
    action: 'DELETE',
    source: 'Dutch tax law asks for seven years of bookkeeping',
    setting: 'NETHERLANDS_LEDGER_YEARS',
  },
  triedAddresses: {
    name: 'triedAddresses',
    data: 'e-mail addresses typed as a username: the address until its mail is out, and its keyed hash',
    from: 'the try',
    duration: { hours: 24 },
    action: 'DELETE',
    source: 'as long as a second mail to the address is held back',
  },
  passwordResetLinks: {
    name: 'passwordResetLinks',
    data: 'mailed links of forgotten passwords: the hash',
    from: 'the end of the link',
    duration: { days: 30 },
    action: 'EMPTY',
    source: 'no source gives a time',
    setting: 'EXPIRED_LINK_DAYS',
  },
} as const satisfies Record<string, RetentionRule>;
