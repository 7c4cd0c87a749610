import { type Freshness, freshnessOf } from '../../domain/feed/freshness.ts';
import type { InsightRegistry } from '../../registry.ts';
import { feedStandings } from '../../storage/feed/feedPositions.ts';

/** How far behind each country the figures are; for operators. Analysts are told less (toldFreshness). */
export async function membershipFreshness({ database, now, staleAfterS }: InsightRegistry): Promise<Freshness[]> {
  const standings = await feedStandings(database.source.manager);
  return standings.map((standing) => freshnessOf(standing, now(), staleAfterS));
}
