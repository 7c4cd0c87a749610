import type { Transaction } from '../../../shared/runtime/database.ts';
import type { EventRange } from './storeEvents.ts';

const LATEST = `
  SELECT DISTINCT ON (membership) * FROM membership_event WHERE country = $1 AND position BETWEEN $2 AND $3
  ORDER BY membership, position DESC`;

/** Leaves each membership of the range as its last event tells it; one that was erased is gone, unless it was told of again. */
export async function saveRecords(tx: Transaction, { country, from, to }: EventRange): Promise<void> {
  await tx.query(
    `DELETE FROM membership_record r USING membership_event e
     WHERE e.country = $1 AND e.position BETWEEN $2 AND $3 AND e.happened = 'ERASED'
       AND r.country = $1 AND r.membership = e.membership`,
    [country, from, to],
  );
  await tx.query(
    `WITH latest AS (${LATEST})
     INSERT INTO membership_record AS kept (country, membership, kind, status, library, region, age_band, undisclosed,
       since, through, updated_at, position)
     SELECT country, membership, kind, status, library, region, age_band, undisclosed, since, through, at, position
     FROM latest WHERE happened <> 'ERASED' ORDER BY membership
     ON CONFLICT (country, membership) DO UPDATE SET kind = excluded.kind, status = excluded.status,
       library = excluded.library, region = excluded.region, age_band = excluded.age_band,
       undisclosed = excluded.undisclosed, since = excluded.since, through = excluded.through,
       updated_at = excluded.updated_at, position = excluded.position`,
    [country, from, to],
  );
}
