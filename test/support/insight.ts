import { insight } from '../../subgraphs/insight/main.ts';
import type { SettingSource } from '../../subgraphs/shared/runtime/settings.ts';
import { staff, type TestSubgraph, testSubgraph } from './testSubgraph.ts';

export const ANALYST = staff('analyst.one');

export const FEED_KEY: Buffer = Buffer.alloc(32, 'feed');

const FEEDS = ['NETHERLANDS', 'NORWAY', 'FINLAND'].flatMap((name) => [
  [`FEED_KEY_${name}`, FEED_KEY.toString('base64')],
  [`FEED_URL_${name}`, 'http://127.0.0.1:1'], // where nobody listens
]);
export const INSIGHT_SETTINGS: SettingSource = {
  INSIGHT_SECRET: Buffer.alloc(32, 'insight').toString('base64'),
  ...Object.fromEntries(FEEDS),
};

/** Insight on a database of its own, which hears of no country by itself. */
export function testInsight(overrides: SettingSource = {}, start = '2026-11-20T10:00:00Z'): Promise<TestSubgraph> {
  return testSubgraph(insight, { ...INSIGHT_SETTINGS, ...overrides }, start);
}
