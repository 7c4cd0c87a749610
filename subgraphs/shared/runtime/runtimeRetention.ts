import type { RetentionRule } from '../vocabulary/retention.ts';
import { AUDIT_LINES } from './auditRetention.ts';
import { expiringRows } from './expiringRows.ts';
import type { RetentionClass } from './retention.ts';
import { SettingError, type SettingSource, wholeNumber } from './settings.ts';

const NO_SOURCE = 'no source gives a time';

/** What every country keeps of its running, whatever it registers. */
const RULES = {
  idempotencyAnswers: {
    name: 'idempotencyAnswers',
    data: 'answers kept for a repeated request: the id that was made, a keyed hash of the request',
    from: 'the first answer',
    duration: { days: 30 },
    action: 'DELETE',
    source: NO_SOURCE,
    setting: 'IDEMPOTENCY_DAYS',
  },
  deliveredLetters: {
    name: 'deliveredLetters',
    data: 'letters of the outbox that have gone out: kind and reference',
    from: 'the sending',
    duration: { days: 30 },
    action: 'DELETE',
    source: NO_SOURCE,
    setting: 'DELIVERED_LETTER_DAYS',
  },
  erasureNotices: {
    name: 'erasureNotices',
    data: 'addresses of erased persons to whom the confirmation could not be sent; a sent one deletes its address at once',
    from: 'the erasure',
    duration: { days: 30 },
    action: 'DELETE',
    source: NO_SOURCE,
  },
  refusedAttempts: {
    name: 'refusedAttempts',
    data: 'counts of refused attempts by the hour, about nobody',
    from: 'the hour',
    duration: { years: 1 },
    action: 'DELETE',
    source: NO_SOURCE,
  },
} as const satisfies Record<string, RetentionRule>;

/** Of countries whose people sign in with a password. */
const ATTEMPTS = {
  name: 'attempts',
  data: 'counts of tries of a password: keyed hashes of the username and the network',
  from: 'the last try',
  duration: { days: 90 },
  action: 'DELETE',
  source: 'as long as a network counts as known',
} as const satisfies RetentionRule;

/** Of countries that look people up by personal number. */
const LOOKUP_BUDGET = {
  name: 'lookupBudget',
  data: 'who looked whom up, the person as a keyed hash',
  from: 'the look-up',
  duration: { hours: 24 },
  action: 'DELETE',
  source: 'as long as the budget counts',
} as const satisfies RetentionRule;

export type RuntimeTable = 'attempt' | 'lookup_budget';

/** The lines of the tables that the country has. */
export function runtimeRules(optional: readonly RuntimeTable[]): RetentionRule[] {
  return [
    ...Object.values(RULES),
    ...(optional.includes('attempt') ? [ATTEMPTS] : []),
    ...(optional.includes('lookup_budget') ? [LOOKUP_BUDGET] : []),
    AUDIT_LINES,
  ];
}

export function runtimeClasses(
  settings: SettingSource,
  timeZone: string,
  optional: readonly RuntimeTable[],
): RetentionClass[] {
  const { idempotencyAnswers, deliveredLetters, erasureNotices, refusedAttempts } = RULES;
  const within = (rule: RetentionRule & { setting: string; duration: { days: number } }) => withDays(settings, rule);
  const classes = [
    expiringRows(within(idempotencyAnswers), timeZone, { table: 'idempotency', event: 'at' }),
    expiringRows(within(deliveredLetters), timeZone, { table: 'outbox', event: 'done_at' }),
    expiringRows(erasureNotices, timeZone, { table: 'erasure_notice', event: 'at' }),
    expiringRows(refusedAttempts, timeZone, { table: 'refused_attempt', event: 'hour' }),
  ];
  if (optional.includes('attempt'))
    classes.push(expiringRows(ATTEMPTS, timeZone, { table: 'attempt', event: 'last_at' }));
  if (optional.includes('lookup_budget'))
    classes.push(expiringRows(LOOKUP_BUDGET, timeZone, { table: 'lookup_budget', event: 'at' }));
  return classes;
}

/** The rule with the days that its setting says. */
export function withDays<Rule extends RetentionRule & { setting: string; duration: { days: number } }>(
  settings: SettingSource,
  rule: Rule,
): Omit<Rule, 'duration'> & { duration: { days: number } } {
  return { ...rule, duration: { days: wholeNumber(settings, rule.setting, rule.duration.days, 1, 3_650) } };
}

/** The rule with the years that its setting says. */
export function withYears<Rule extends RetentionRule & { setting: string; duration: { years: number } }>(
  settings: SettingSource,
  rule: Rule,
): Omit<Rule, 'duration'> & { duration: { years: number } } {
  return { ...rule, duration: { years: wholeNumber(settings, rule.setting, rule.duration.years, 1, 100) } };
}

/** When the country's night sweep begins, on its own clocks: <COUNTRY>_SWEEP_AT. */
export function sweepTime(settings: SettingSource, country: string): string {
  const name = `${country.toUpperCase()}_SWEEP_AT`;
  const time = settings[name] || '03:30';
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new SettingError(`${name} must be a time like 03:30`);
  return time;
}
