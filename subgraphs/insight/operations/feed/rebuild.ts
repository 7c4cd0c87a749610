import type { Database } from '../../../shared/runtime/database.ts';
import { FEED_COUNTRIES } from '../../domain/feed/feedCountry.ts';
import { countFlows } from '../../storage/feed/countFlows.ts';
import { emptyFollowing } from '../../storage/feed/emptyFollowing.ts';
import { lockPosition } from '../../storage/feed/feedPositions.ts';
import { saveRecords } from '../../storage/feed/saveRecords.ts';

const AT_ONCE = 20_000;

/**
 * Makes records and counts anew from the stored events, from position 0 on, in one transaction: whoever reads meanwhile sees
 * the old ones, and nothing is taken in. Each event stays in the month that it was booked in. Resolves with their number.
 */
export async function rebuild(database: Database): Promise<number> {
  return database.transaction(async (tx) => {
    let events = 0;
    const last = new Map<(typeof FEED_COUNTRIES)[number], number>();
    for (const country of [...FEED_COUNTRIES].sort()) last.set(country, await lockPosition(tx, country));
    await emptyFollowing(tx);
    for (const [country, to] of last) {
      for (let from = 1; from <= to; from += AT_ONCE) {
        const range = { country, from, to: Math.min(to, from + AT_ONCE - 1) };
        await countFlows(tx, range);
        await saveRecords(tx, range);
      }
      events += to;
    }
    return events;
  });
}
