import { expect } from '@jest/globals';
import { FEED_KEY, testInsight } from '../../support/insight.ts';
import type { TestSubgraph } from '../../support/testSubgraph.ts';
import { feedServer } from './feedServer.ts';

/** The setting by which a country serves its feed. */
export const keyOf = (country: string) => ({ [`FEED_KEY_${country.toUpperCase()}`]: FEED_KEY.toString('base64') });

export const sweep = async (on: TestSubgraph, name: string) =>
  on.subgraph.sweeps.find((one) => one.name === name)?.run();

/** All that the country told so far. */
export const told = (on: TestSubgraph): Promise<any[]> =>
  on.rows(`SELECT happened, status, kind, library, region, age_band, undisclosed, membership FROM membership_event
    ORDER BY position`);

/** What is told of what was done, in order; positions have no gap, and nothing waits. */
export async function toldOf(on: TestSubgraph, work: () => Promise<unknown>): Promise<any[]> {
  await sweep(on, 'publishMemberships');
  const before = await told(on);
  await work();
  await sweep(on, 'publishMemberships');
  expect(await on.rows('SELECT count(*)::int = coalesce(max(position), 0) AS whole FROM membership_event')).toEqual([
    { whole: true },
  ]);
  expect(await on.rows('SELECT * FROM membership_note')).toEqual([]);
  return (await told(on)).slice(before.length);
}

/** Insight, with the country where it looks for it; the other countries are down. */
export async function insightBeside(country: TestSubgraph) {
  const { name, feed } = country.subgraph;
  const server = await feedServer();
  if (feed) server.answers(feed);
  const on = await testInsight({ [`FEED_URL_${name.toUpperCase()}`]: server.url });
  return {
    ...{ on, url: server.url },
    pull: () => sweep(on, `pullFeed ${name}`),
    async close() {
      await on.close();
      await server.close();
    },
  };
}

const COLUMNS = `position::int, membership::text, happened, at, kind, library, region, age_band, since, through, status,
  undisclosed`;

/** What the country told, as it has it and as insight has it. */
export async function both(country: TestSubgraph, insight: TestSubgraph): Promise<[any[], any[]]> {
  const { name } = country.subgraph;
  return [
    await country.rows(`SELECT ${COLUMNS} FROM membership_event ORDER BY position`),
    await insight.rows(`SELECT ${COLUMNS} FROM membership_event WHERE country = $1 ORDER BY position`, [name]),
  ];
}
