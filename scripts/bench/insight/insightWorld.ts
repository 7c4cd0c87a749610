import { randomBytes } from 'node:crypto';
import { graphql } from 'graphql';
import { insight } from '../../../subgraphs/insight/main.ts';
import { type Database, openDatabase } from '../../../subgraphs/shared/runtime/database.ts';
import { openLog } from '../../../subgraphs/shared/runtime/log.ts';
import { migrate } from '../../../subgraphs/shared/runtime/migrate.ts';
import type { Subgraph } from '../../../subgraphs/shared/runtime/subgraph.ts';
import { LAST_DAY } from './syntheticEvents.ts';

/** Insight as it serves, on an empty database, with one analyst. It is the day after the last event. */
export interface InsightWorld {
  readonly subgraph: Subgraph;
  readonly owned: Database;
  /** Asks as the analyst; gives the answer's one field, or throws where there is an error. */
  ask(source: string, variableValues: Record<string, unknown>): Promise<unknown>;
  /** Runs the sweep of that name once; gives how many things it swept. */
  sweep(name: string): Promise<number>;
  /** Runs it until it finds nothing more to do. */
  sweepAll(name: string): Promise<void>;
  close(): Promise<void>;
}

export const ANALYST = { issuer: 'staff', subject: 'analyst.one', claims: {} };
const NOW = new Date(LAST_DAY + 12 * 3_600_000);
const FEEDS = ['norway', 'netherlands', 'finland'];
const secret = () => randomBytes(32).toString('base64');

/** \`feedUrl\`: where the feeds of the countries are, each under its name. */
export async function openInsight(url: string, feedUrl: string): Promise<InsightWorld> {
  const owned = await openDatabase({ ...insight, url });
  await migrate(owned, { role: 'bench_app', password: '' });
  await owned.transaction(insight.seedDemo);
  const database = await openDatabase({ ...insight, url: url.replace('postgres@', 'bench_app@') });
  const log = openLog('bench', 'error');
  const subgraph = await insight.open({ settings: settings(feedUrl), database, log, now: () => NOW });
  const sweep = async (name: string) => {
    const found = subgraph.sweeps.find((one) => one.name === name);
    if (!found) throw new Error(`insight has no sweep ${name}`);
    return found.run();
  };
  return {
    ...{ subgraph, owned },
    async ask(source, variableValues) {
      const contextValue = subgraph.contextFor(ANALYST, 'en', 'home');
      const { data, errors } = await graphql({ schema: subgraph.schema, source, variableValues, contextValue });
      if (errors) throw new Error(errors[0]?.message);
      return Object.values(data ?? {})[0];
    },
    sweep,
    async sweepAll(name) {
      while ((await sweep(name)) > 0);
    },
    async close() {
      await subgraph.close();
      await database.close();
      await owned.close();
    },
  };
}

function settings(feedUrl: string): Record<string, string> {
  const feeds = FEEDS.flatMap((name) => [
    [`FEED_URL_${name.toUpperCase()}`, `${feedUrl}/${name}`],
    [`FEED_KEY_${name.toUpperCase()}`, secret()],
  ]);
  return {
    INSIGHT_SECRET: secret(),
    INSIGHT_STATISTICS_PER_DAY: '1000000',
    INSIGHT_EXPORTED_ROWS_PER_DAY: '100000000',
    INSIGHT_RELEASE_AFTER_DAYS: '0',
    ...Object.fromEntries(feeds),
  };
}
