import { type SettingSource, secretKey, wholeNumber } from '../shared/runtime/settings.ts';
import type { RowsPerDay } from './registry.ts';

export interface InsightSettings {
  secret: Buffer;
  staleAfterS: number;
  leastMembers: number;
  rowsPerDay: RowsPerDay;
}

export function insightSettings(source: SettingSource): InsightSettings {
  return {
    secret: secretKey(source, 'INSIGHT_SECRET'),
    staleAfterS: wholeNumber(source, 'INSIGHT_STALE_AFTER_S', 300, 1, 86_400),
    leastMembers: wholeNumber(source, 'INSIGHT_LEAST_MEMBERS_OF_LIBRARY', 50, 10, 100_000),
    rowsPerDay: {
      records: wholeNumber(source, 'INSIGHT_RECORDS_PER_DAY', 10_000, 1),
      changes: wholeNumber(source, 'INSIGHT_CHANGES_PER_DAY', 1_000_000, 1),
      exported: wholeNumber(source, 'INSIGHT_EXPORTED_ROWS_PER_DAY', 20_000_000, 1),
    },
  };
}
