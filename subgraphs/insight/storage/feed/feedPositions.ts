import type { Transaction } from '../../../shared/runtime/database.ts';
import type { FeedCountry } from '../../domain/feed/feedCountry.ts';
import type { FeedStanding } from '../../domain/feed/freshness.ts';

/** Of every country, in alphabetical order. */
export async function feedStandings(tx: Transaction): Promise<FeedStanding[]> {
  const rows: { country: FeedCountry; position: string; knownTo: Date | null }[] = await tx.query(
    'SELECT country, position, known_to AS "knownTo" FROM feed_position ORDER BY country',
  );
  return rows.map(({ country, position, knownTo }) => ({
    ...{ country, position: Number(position) },
    knownTo: knownTo ?? undefined,
  }));
}
