import type { FeedEvent } from '../../../subgraphs/shared/vocabulary/membershipEvent.ts';
import { testInsight } from '../../support/insight.ts';
import { watched } from '../../support/snapshot.ts';
import type { TestSubgraph } from '../../support/testSubgraph.ts';
import { type FeedServer, feedServer } from './feedServer.ts';
import { pageOf } from './histories.ts';

/** Insight, and something in the place of Norway that tells it whatever a test says. */
export interface Feeding {
  readonly on: TestSubgraph;
  readonly norway: FeedServer;
  /** Empties the tables, and puts the clock back. */
  restore(): Promise<void>;
  /** Asks Norway once, as the server does every two seconds. */
  pull(): Promise<number | undefined>;
  tell(page: object): void;
  /** Tells and pulls all of the events. */
  pulled(events: readonly FeedEvent[]): Promise<void>;
  count(table: string): Promise<number>;
  /** How far Norway is known. */
  standing(): Promise<object>;
  cells(): Promise<any[]>;
  /** Events, records and counts, byte for byte. */
  tables(): Promise<unknown[][]>;
  close(): Promise<void>;
}

const IN_ORDER = [
  'membership_event ORDER BY country, position',
  'membership_record ORDER BY country, membership',
  'membership_flow ORDER BY country, month, kind, library, region, age_band, undisclosed',
];

export async function openFeeding(): Promise<Feeding> {
  const norway = await feedServer();
  const on = await testInsight({ FEED_URL_NORWAY: norway.url });
  const restore = await watched(on);
  const sweep = on.subgraph.sweeps.find(({ name }) => name === 'pullFeed norway');
  const tell = (page: object) => norway.answers({ body: JSON.stringify(page) });
  const pull = async () => sweep?.run();
  return {
    ...{ on, norway, tell, pull },
    async restore() {
      await restore();
      on.clock.set('2026-11-20T10:00:00Z');
    },
    async pulled(events) {
      for (let after = 0; after < events.length; after += 1_000) {
        tell(pageOf(events, after));
        await pull();
      }
    },
    count: async (table) => (await on.rows(`SELECT count(*)::int AS count FROM ${table}`))[0].count,
    standing: async () =>
      (await on.rows(`SELECT position::int, failure, failed_since FROM feed_position WHERE country = 'norway'`))[0],
    cells: () => on.rows('SELECT month::text, library, joined::int, ended::int FROM membership_flow ORDER BY 1, 2'),
    tables: () => Promise.all(IN_ORDER.map((table) => on.rows(`SELECT * FROM ${table}`))),
    async close() {
      await on.close();
      await norway.close();
    },
  };
}
