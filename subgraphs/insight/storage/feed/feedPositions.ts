import type { Transaction } from '../../../shared/runtime/database.ts';
import type { FeedPage } from '../../../shared/vocabulary/membershipEvent.ts';
import type { FeedCountry } from '../../domain/feed/feedCountry.ts';
import type { FeedFault } from '../../domain/feed/feedFault.ts';
import type { FeedStanding } from '../../domain/feed/freshness.ts';

/** Of every country, in alphabetical order. */
export async function feedStandings(tx: Transaction): Promise<FeedStanding[]> {
  const rows: { country: FeedCountry; knownTo: Date | null }[] = await tx.query(
    'SELECT country, known_to AS "knownTo" FROM feed_position ORDER BY country',
  );
  return rows.map(({ country, knownTo }) => ({ country, knownTo: knownTo ?? undefined }));
}

/** The position of the last event of the country that is stored. */
export async function positionOf(tx: Transaction, country: FeedCountry): Promise<number> {
  const [row]: { position: string }[] = await tx.query('SELECT position FROM feed_position WHERE country = $1', [
    country,
  ]);
  return Number(row?.position ?? 0);
}

/** The same, and nobody else moves on from it until the transaction is over. */
export async function lockPosition(tx: Transaction, country: FeedCountry): Promise<number> {
  const [row]: { position: string }[] = await tx.query(
    'SELECT position FROM feed_position WHERE country = $1 FOR UPDATE',
    [country],
  );
  return Number(row?.position ?? 0);
}

/** Moves on to the last event of the page. How far everything is known moves only where the page was the last one. */
export async function savePosition(
  tx: Transaction,
  country: FeedCountry,
  { head, publishedAt, completeTo, events }: FeedPage,
  now: Date,
): Promise<void> {
  await tx.query(
    `UPDATE feed_position SET position = position + $2, source_position = greatest(source_position, $3),
       published_at = coalesce($4, published_at), pulled_at = CASE WHEN $2 > 0 THEN $6 ELSE pulled_at END, asked_at = $6,
       known_to = CASE WHEN position + $2 >= $3 THEN greatest(known_to, $5) ELSE known_to END,
       failed_since = NULL, failure = NULL
     WHERE country = $1`,
    [country, events.length, head, publishedAt, completeTo, now],
  );
}

/** Notes that the country was asked and nothing could be taken in; what is stored stays. False where it was so before. */
export async function saveFailure(
  tx: Transaction,
  country: FeedCountry,
  fault: FeedFault,
  now: Date,
): Promise<boolean> {
  const [rows]: [{ isNew: boolean }[], number] = await tx.query(
    `UPDATE feed_position p SET asked_at = $3, failure = $2, failed_since = coalesce(p.failed_since, $3)
     FROM feed_position before WHERE p.country = $1 AND before.country = $1
     RETURNING before.failure IS DISTINCT FROM $2 AS "isNew"`,
    [country, fault, now],
  );
  return rows.some(({ isNew }) => isNew);
}
