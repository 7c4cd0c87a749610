import type { RetentionRule } from '../../shared/vocabulary/retention.ts';

const CELIA = "Celia's privacy notice, 10 January 2022";
const NO_SOURCE = 'no source gives a time';

/** What becomes of the data of Finland, and when. */
export const RETENTION = {
  endedOnlineCustomers: {
    name: 'endedOnlineCustomers',
    data: 'customers marked for deletion who borrowed nothing or read online only: customer, ground, consent, credentials, identity code; at the yearly purge before the time is over',
    from: 'the marking for deletion',
    duration: { years: 2 },
    action: 'DELETE',
    source: `${CELIA}: at most two years where nothing was borrowed, or books were only read online`,
    setting: 'FINLAND_ENDED_ONLINE_CUSTOMER_YEARS',
  },
  endedDiscCustomers: {
    name: 'endedDiscCustomers',
    data: 'customers marked for deletion who borrowed CDs or downloaded files: the same',
    from: 'the marking for deletion',
    duration: { years: 5 },
    action: 'DELETE',
    source: `${CELIA}: at most five years where a CD or a downloaded file was borrowed`,
    setting: 'FINLAND_ENDED_DISC_CUSTOMER_YEARS',
  },
  endedRestrictions: {
    name: 'endedRestrictions',
    data: 'restrictions for misuse that are over: last day and reason',
    from: 'the end of the restriction',
    duration: { days: 365 },
    action: 'EMPTY',
    source: NO_SOURCE,
    setting: 'FINLAND_ENDED_RESTRICTION_DAYS',
  },
  endedRegistrars: {
    name: 'endedRegistrars',
    data: 'e-mail addresses of registrars who work for no unit any more; lines of the audit trail name them by reference',
    from: 'the end of the account',
    duration: { years: 5 },
    action: 'EMPTY',
    source: 'as long as lines of the audit trail about what they did are kept',
  },
  credentialLinks: {
    name: 'credentialLinks',
    data: 'mailed links for choosing a password: the hash; the credential counts as not sent afterwards',
    from: 'the end of the link',
    duration: { days: 30 },
    action: 'EMPTY',
    source: NO_SOURCE,
    setting: 'EXPIRED_LINK_DAYS',
  },
  formerEmails: {
    name: 'formerEmails',
    data: 'former e-mail addresses whose notice could not be sent; a sent notice deletes its address at once',
    from: 'the change of the address',
    duration: { days: 30 },
    action: 'DELETE',
    source: NO_SOURCE,
    setting: 'FINLAND_FORMER_EMAIL_DAYS',
  },
  closedTasks: {
    name: 'closedTasks',
    data: 'tasks of a unit that were seen to: customer number, kind and days',
    from: 'the closing',
    duration: { days: 365 },
    action: 'DELETE',
    source: NO_SOURCE,
    setting: 'FINLAND_CLOSED_TASK_DAYS',
  },
  openCases: {
    name: 'openCases',
    data: 'sealed forms of persons without an identity code, or with a protected address, about whom Celia has not decided',
    from: 'the sending to Celia',
    duration: { days: 180 },
    action: 'DELETE',
    source: NO_SOURCE,
    setting: 'FINLAND_OPEN_CASE_DAYS',
  },
  decidedCases: {
    name: 'decidedCases',
    data: 'that Celia decided about a case, without the form',
    from: 'the decision',
    duration: { days: 365 },
    action: 'DELETE',
    source: NO_SOURCE,
    setting: 'FINLAND_DECIDED_CASE_DAYS',
  },
} as const satisfies Record<string, RetentionRule>;
