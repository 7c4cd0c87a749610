import { type SettingSource, secretKey, webAddress, wholeNumber } from '../shared/runtime/settings.ts';
import type { FeedCountry } from './domain/feed/feedCountry.ts';
import type { FeedAddress } from './outside/countryFeed/client.ts';
import type { RowsPerDay } from './registry.ts';

export interface InsightSettings {
  secret: Buffer;
  staleAfterS: number;
  leastMembers: number;
  rowsPerDay: RowsPerDay;
  pullEveryMs: number;
  releaseAfterDays: number;
  statisticsPerDay: number;
  feeds: Readonly<Record<FeedCountry, FeedAddress>>;
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
    pullEveryMs: wholeNumber(source, 'INSIGHT_PULL_EVERY_MS', 2_000, 100, 3_600_000),
    releaseAfterDays: wholeNumber(source, 'INSIGHT_RELEASE_AFTER_DAYS', 7, 0, 60),
    statisticsPerDay: wholeNumber(source, 'INSIGHT_STATISTICS_PER_DAY', 1_000, 1, 1_000_000),
    feeds: {
      netherlands: feedAddress(source, 'NETHERLANDS'),
      norway: feedAddress(source, 'NORWAY'),
      finland: feedAddress(source, 'FINLAND'),
    },
  };
}

function feedAddress(source: SettingSource, name: string): FeedAddress {
  return { url: webAddress(source, `FEED_URL_${name}`), key: secretKey(source, `FEED_KEY_${name}`) };
}
