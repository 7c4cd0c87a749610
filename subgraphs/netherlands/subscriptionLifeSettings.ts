import { SettingError, type SettingSource, wholeNumber } from '../shared/runtime/settings.ts';
import type { StageDays } from './domain/subscriptionLife/stages.ts';

/** Times and fees of a subscription's life. No source gives them: each library decides. */
export interface SubscriptionLifeSettings {
  /** How many days before its last day a term can be renewed. */
  readonly renewalOpensDays: number;
  readonly stageDays: StageDays;
  /** How many days before the end a reminder goes out, from the first to the last. */
  readonly expiryReminderDays: readonly number[];
  readonly replacementFeeCents: number;
}

export function subscriptionLifeSettings(source: SettingSource): SubscriptionLifeSettings {
  const days = (name: string, otherwise: number) => wholeNumber(source, `NETHERLANDS_${name}_DAYS`, otherwise, 1, 366);
  return {
    renewalOpensDays: days('RENEWAL_OPENS', 62),
    stageDays: {
      bill: days('BILL_AFTER', 7),
      reminder: days('REMINDER_AFTER', 30),
      overdue: days('OVERDUE_AFTER', 30),
      cancel: days('CANCEL_UNPAID_AFTER', 30),
    },
    expiryReminderDays: listOfDays(source, 'NETHERLANDS_EXPIRY_REMINDER_DAYS', '30,7'),
    replacementFeeCents: wholeNumber(source, 'NETHERLANDS_REPLACEMENT_FEE_CENTS', 0, 0, 100_000),
  };
}

function listOfDays(source: SettingSource, name: string, otherwise: string): number[] {
  const days = (source[name] || otherwise).split(',').map(Number);
  const fits = days.every((one, at) => Number.isInteger(one) && one >= 1 && one <= 366 && one < (days[at - 1] ?? 367));
  if (!fits) throw new SettingError(`${name} must be days from the first reminder to the last, like 30,7`);
  return days;
}
