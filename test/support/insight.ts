import { insight } from '../../subgraphs/insight/main.ts';
import type { SettingSource } from '../../subgraphs/shared/runtime/settings.ts';
import { staff, type TestSubgraph, testSubgraph } from './testSubgraph.ts';

export const ANALYST = staff('analyst.one');

const SETTINGS: SettingSource = { INSIGHT_SECRET: Buffer.alloc(32, 'insight').toString('base64') };

/** Insight on a database of its own, which hears of no country by itself. */
export function testInsight(overrides: SettingSource = {}, start = '2026-11-20T10:00:00Z'): Promise<TestSubgraph> {
  return testSubgraph(insight, { ...SETTINGS, ...overrides }, start);
}
