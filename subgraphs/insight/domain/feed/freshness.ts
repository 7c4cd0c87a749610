import type { FeedCountry } from './feedCountry.ts';

/** How far a country's feed is known here. */
export interface FeedStanding {
  readonly country: FeedCountry;
  /** Of the last event that is stored; 0 before the first. */
  readonly position: number;
  /** Up to when everything that happened there is known here; undefined before the first complete answer. */
  readonly knownTo: Date | undefined;
}

export interface Freshness {
  readonly country: FeedCountry;
  readonly position: number;
  readonly lagSeconds: number | undefined;
  readonly stale: boolean;
  readonly lastKnownAt: Date | undefined;
}

/** A country whose figures are older than `staleAfterS` seconds is stale; so is one that never answered. */
export function freshnessOf({ country, position, knownTo }: FeedStanding, now: Date, staleAfterS: number): Freshness {
  const lagMs = knownTo && Math.max(0, now.getTime() - knownTo.getTime());
  const lagSeconds = lagMs === undefined ? undefined : Math.floor(lagMs / 1_000);
  return {
    ...{ country, position, lagSeconds },
    stale: lagMs === undefined || lagMs > staleAfterS * 1_000,
    lastKnownAt: knownTo,
  };
}
