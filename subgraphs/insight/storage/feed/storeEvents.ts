import type { Transaction } from '../../../shared/runtime/database.ts';
import type { FeedEvent } from '../../../shared/vocabulary/membershipEvent.ts';
import { type FeedCountry, TIME_ZONES } from '../../domain/feed/feedCountry.ts';

/** What is stored of the feed at once: events of one country, by their positions, the last of them included. */
export interface EventRange {
  readonly country: FeedCountry;
  readonly from: number;
  readonly to: number;
}

/**
 * Puts events behind those that are there, each booked in the month of its instant in the country's zone, or later where
 * that is released or the membership's former event was (bookingMonth). One statement, whatever their number.
 */
export async function storeEvents(tx: Transaction, country: FeedCountry, events: readonly FeedEvent[]): Promise<void> {
  const column = <Name extends keyof FeedEvent>(name: Name) => events.map((event) => event[name]);
  await tx.query(
    `INSERT INTO membership_event (country, position, membership, happened, at, kind, library, region, age_band, since,
       through, status, undisclosed, booked)
     SELECT $1, told.*, max(greatest(date_trunc('month', told.at AT TIME ZONE $2)::date,
       (SELECT (max(month) + interval '1 month')::date FROM released_month WHERE country = $1),
       (SELECT booked FROM membership_event former WHERE former.country = $1 AND former.membership = told.membership
        ORDER BY former.position DESC LIMIT 1))) OVER (PARTITION BY told.membership ORDER BY told.position)
     FROM unnest($3::bigint[], $4::text[], $5::text[], $6::timestamptz[], $7::text[], $8::text[], $9::text[], $10::text[],
       $11::date[], $12::date[], $13::text[], $14::boolean[])
       AS told (position, membership, happened, at, kind, library, region, age_band, since, through, status, undisclosed)`,
    [
      ...[country, TIME_ZONES[country]],
      ...[column('position'), column('membership'), column('happened'), column('at'), column('kind')],
      ...[column('library'), column('region'), column('ageBand'), column('since'), column('through')],
      ...[column('status'), column('undisclosed')],
    ],
  );
}
