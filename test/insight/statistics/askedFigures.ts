import { ANALYST, testInsight } from '../../support/insight.ts';
import type { TestSubgraph } from '../../support/testSubgraph.ts';
import { hear, manyMembers } from './members.ts';

export const MEMBERS = manyMembers(2_000, ['DESK', 'ONLINE']);
const CUSTOMERS = manyMembers(700, ['CELIA_ONLINE'], 2);
export const YEAR = { from: '2025-01-01', to: '2025-12-31' };
export const DECEMBER = { from: '2025-12-01', to: '2025-12-31' };
export const QUESTION = `query ($measure: MembershipMeasure!, $by: [MembershipDimension!]!, $period: MembershipPeriodInput!,
  $filter: MembershipStatisticsFilter, $release: ID, $roundTo: Int) {
  membershipStatistics(measure: $measure, by: $by, period: $period, filter: $filter, release: $release, roundTo: $roundTo) {
    release { id through } undisclosed refusal { code field parts }
    cells { country kind library region ageBand month value suppressed }
  }
}`;
export const READY_MADE = `{
  netherlandsYearlyDelivery(year: 2025) { release { id } byLibrary { ...line } byAgeBand { ...line } }
  celiaCustomersByMunicipality(year: 2025) { municipality customers joined }
}
fragment line on NetherlandsDeliveryLine { library kind ageBand activeStart joined renewed expired cancelled activeEnd }`;

/** Insight that has heard of two countries. */
export async function openFigures(): Promise<TestSubgraph> {
  const on = await testInsight({ INSIGHT_RELEASE_AFTER_DAYS: '7', INSIGHT_STATISTICS_PER_DAY: '1000' });
  await hearAll(on);
  await release(on);
  return on;
}

export async function hearAll(on: TestSubgraph): Promise<void> {
  await hear(on, 'netherlands', MEMBERS, new Date('2026-01-08T12:00:00Z'));
  await hear(on, 'finland', CUSTOMERS, new Date('2026-01-08T12:00:00Z'));
}

export async function release(on: TestSubgraph): Promise<number | undefined> {
  return on.subgraph.sweeps.find(({ name }) => name === 'releaseStatistics')?.run();
}

export async function askFigures(on: TestSubgraph, variables: object): Promise<any> {
  return (await on.run(QUESTION, variables, ANALYST))['membershipStatistics'];
}
