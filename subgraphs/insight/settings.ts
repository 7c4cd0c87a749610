import { type SettingSource, secretKey, wholeNumber } from '../shared/runtime/settings.ts';

export interface InsightSettings {
  secret: Buffer;
  staleAfterS: number;
}

export function insightSettings(source: SettingSource): InsightSettings {
  return {
    secret: secretKey(source, 'INSIGHT_SECRET'),
    staleAfterS: wholeNumber(source, 'INSIGHT_STALE_AFTER_S', 300, 1, 86_400),
  };
}
