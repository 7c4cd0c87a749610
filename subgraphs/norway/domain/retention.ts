import type { RetentionRule } from '../../shared/vocabulary/retention.ts';

const CONDITIONS =
  'draft of the general conditions of the national card, 2023: three years without activity, after a warning';

/** What becomes of the data of Norway, and when. Any use of the card begins the years anew. */
export const RETENTION = {
  inactiveAccountWarning: {
    name: 'inactiveAccountWarning',
    data: 'accounts that nobody has used: their holders are warned by mail',
    from: 'the last use of the card',
    duration: { years: 3 },
    action: 'WARN',
    source: CONDITIONS,
    setting: 'NORWAY_INACTIVITY_YEARS',
  },
  inactiveAccount: {
    name: 'inactiveAccount',
    data: 'accounts whose holders were warned and did not use the card: account, cards, memberships, identity number',
    from: 'the sending of the warning',
    duration: { days: 60 },
    action: 'DELETE',
    source: `${CONDITIONS}; how long after the warning it does not say`,
    setting: 'NORWAY_INACTIVITY_GRACE_DAYS',
  },
  temporaryAddress: {
    name: 'temporaryAddress',
    data: 'temporary addresses',
    from: 'their last day',
    duration: { days: 0 },
    action: 'DELETE',
    source: 'the day that was given with them',
  },
  toldErasure: {
    name: 'toldErasure',
    data: 'references of erased accounts, by which the systems of libraries delete their copies',
    from: 'the erasure',
    duration: { years: 1 },
    action: 'DELETE',
    source: 'no source gives a time',
  },
} as const satisfies Record<string, RetentionRule>;
