import { FEED_PAGE, type FeedEvent } from '../../vocabulary/membershipEvent.ts';
import type { Transaction } from '../database.ts';

export type NewEvent = Omit<FeedEvent, 'position'>;

/** Gives the events the next positions. Under the lock of the feed: without it two could take the same. */
export async function appendEvents(tx: Transaction, events: readonly NewEvent[], publishedAt: Date): Promise<void> {
  if (events.length === 0) return;
  const column = <Name extends keyof NewEvent>(name: Name) => events.map((event) => event[name]);
  await tx.query(
    `INSERT INTO membership_event (position, published_at, membership, happened, at, kind, library, region, age_band, since,
       through, status, undisclosed)
     SELECT (SELECT coalesce(max(position), 0) FROM membership_event) + place, $1, membership, happened, at, kind, library,
       region, age_band, since, through, status, undisclosed
     FROM unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[], $9::date[],
       $10::date[], $11::text[], $12::boolean[]) WITH ORDINALITY
       AS told (membership, happened, at, kind, library, region, age_band, since, through, status, undisclosed, place)`,
    [
      ...[publishedAt, column('membership'), column('happened'), column('at'), column('kind'), column('library')],
      ...[column('region'), column('ageBand'), column('since'), column('through'), column('status')],
      column('undisclosed'),
    ],
  );
}

/** Leaves of what was told of memberships that are gone the months of days and instants: more no count is made of. */
export async function coarsenEvents(tx: Transaction, gone: readonly string[], timeZone: string): Promise<void> {
  if (gone.length === 0) return;
  await tx.query(
    `UPDATE membership_event SET at = date_trunc('month', at AT TIME ZONE $2) AT TIME ZONE $2,
       since = date_trunc('month', since::timestamp)::date, through = NULL WHERE membership = ANY ($1)`,
    [gone, timeZone],
  );
}

export interface FeedHead {
  readonly head: number;
  readonly publishedAt: Date | null;
  /** Of the oldest note that waits. */
  readonly waitingSince: Date | null;
}

export async function feedHead(tx: Transaction): Promise<FeedHead> {
  const [row]: { head: string; publishedAt: Date | null; waitingSince: Date | null }[] = await tx.query(
    `SELECT coalesce(last.position, 0) AS head, last.published_at AS "publishedAt",
       (SELECT min(noted_at) FROM membership_note) AS "waitingSince"
     FROM (SELECT) AS one LEFT JOIN (
       SELECT position, published_at FROM membership_event ORDER BY position DESC LIMIT 1) AS last ON true`,
  );
  return {
    head: Number(row?.head ?? 0),
    publishedAt: row?.publishedAt ?? null,
    waitingSince: row?.waitingSince ?? null,
  };
}

/** The events after that position, up to the other, as many as a page holds. */
export async function eventsAfter(tx: Transaction, after: number, upTo: number): Promise<FeedEvent[]> {
  const rows: (Omit<FeedEvent, 'position'> & { position: string })[] = await tx.query(
    `SELECT position, membership, happened, at, kind, library, region, age_band AS "ageBand", since::text AS since,
       through::text AS through, status, undisclosed
     FROM membership_event WHERE position > $1 AND position <= $2 ORDER BY position LIMIT $3`,
    [after, upTo, FEED_PAGE],
  );
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}
