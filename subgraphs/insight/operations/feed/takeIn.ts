import type { Database } from '../../../shared/runtime/database.ts';
import type { FeedPage } from '../../../shared/vocabulary/membershipEvent.ts';
import type { FeedQuestion } from '../../domain/feed/readPage.ts';
import { coarsenErased } from '../../storage/feed/coarsenErased.ts';
import { countFlows } from '../../storage/feed/countFlows.ts';
import { lockPosition, savePosition } from '../../storage/feed/feedPositions.ts';
import { saveRecords } from '../../storage/feed/saveRecords.ts';
import { storeEvents } from '../../storage/feed/storeEvents.ts';

/**
 * Stores the events of the page, what they change in counts and records, and how far it went, in one transaction. False,
 * and nothing done, where another process went on from that position in the meantime.
 */
export async function takeIn(
  database: Database,
  { country, after }: FeedQuestion,
  page: FeedPage,
  now: Date,
): Promise<boolean> {
  return database.transaction(async (tx) => {
    if ((await lockPosition(tx, country)) !== after) return false;
    if (page.events.length > 0) {
      const range = { country, from: after + 1, to: after + page.events.length };
      await storeEvents(tx, country, page.events);
      await countFlows(tx, range);
      await saveRecords(tx, range);
      await coarsenErased(tx, range);
    }
    await savePosition(tx, country, page, now);
    return true;
  });
}
