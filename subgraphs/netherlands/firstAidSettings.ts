import { withDays } from '../shared/runtime/runtimeRetention.ts';
import { type SettingSource, wholeNumber } from '../shared/runtime/settings.ts';
import { RETENTION } from './domain/retention.ts';

export interface FirstAidSettings {
  /** How often one clerk of the KB may look at somebody within an hour. */
  readonly looksPerHour: number;
  /** How long closed cases are kept. */
  readonly caseDays: number;
}

export function firstAidSettings(source: SettingSource): FirstAidSettings {
  return {
    looksPerHour: wholeNumber(source, 'NETHERLANDS_FIRST_AID_LOOKS_PER_HOUR', 60, 1, 10_000),
    caseDays: withDays(source, RETENTION.closedFirstAidCases).duration.days,
  };
}
