import type { Sweep } from '../../../shared/runtime/sweepTimer.ts';
import { FEED_PAGE } from '../../../shared/vocabulary/membershipEvent.ts';
import type { FeedCountry } from '../../domain/feed/feedCountry.ts';
import type { FeedFault } from '../../domain/feed/feedFault.ts';
import { readPage } from '../../domain/feed/readPage.ts';
import type { InsightRegistry } from '../../registry.ts';
import { positionOf, saveFailure } from '../../storage/feed/feedPositions.ts';
import { takeIn } from './takeIn.ts';

/** One for each country, beside each other: one that does not answer keeps no other waiting. */
export function pullSweep(registry: InsightRegistry, country: FeedCountry, everyMs: number): Sweep {
  const name = `pullFeed ${country}`;
  return { name, everyMs, atStart: true, alone: true, run: () => pullFeed(registry, country) };
}

const PAGES_AT_ONCE = 200; // then somebody else's turn: the next run goes on

/** Takes in what the country tells after the last position; resolves with the number of events. Throws nothing of the country's. */
async function pullFeed(registry: InsightRegistry, country: FeedCountry): Promise<number> {
  let taken = 0;
  for (let page = 0; page < PAGES_AT_ONCE; page += 1) {
    const outcome = await pullPage(registry, country);
    if (typeof outcome === 'string') {
      // It is asked every two seconds, and may be away for days.
      const isNew = await saveFailure(registry.database.source.manager, country, outcome, registry.now());
      if (isNew) registry.log.warn({ country, reason: outcome }, 'feed not taken in');
      return taken;
    }
    taken += outcome;
    if (outcome < FEED_PAGE) return taken;
  }
  return taken;
}

async function pullPage({ feeds, database, now }: InsightRegistry, country: FeedCountry): Promise<number | FeedFault> {
  const after = await positionOf(database.source.manager, country);
  const answer = await feeds.ask({ country, after });
  if ('fault' in answer) return answer.fault;
  const page = readPage(answer.json, { country, after });
  if (typeof page === 'string') return page;
  return (await takeIn(database, { country, after }, page, now())) ? page.events.length : 0;
}
