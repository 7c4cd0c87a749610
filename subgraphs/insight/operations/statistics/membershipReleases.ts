import type { Release, ReleasedThrough } from '../../domain/statistics/release.ts';
import type { InsightRegistry } from '../../registry.ts';
import { publishedReleases, releasedThrough } from '../../storage/statistics/releasedCells.ts';

/** The published releases, the newest first. */
export function membershipReleases({ database }: InsightRegistry): Promise<Release[]> {
  return publishedReleases(database.source.manager);
}

/** How far each country is told of in the release. */
export function releaseCountries({ database }: InsightRegistry, release: number): Promise<ReleasedThrough[]> {
  return releasedThrough(database.source.manager, release);
}
