import type { FeedCountry } from './feedCountry.ts';

/** How far a country's feed is known here. */
export interface FeedStanding {
  readonly country: FeedCountry;
  /** Up to when everything that happened there is known here; undefined before the first complete answer. */
  readonly knownTo: Date | undefined;
}

export interface Freshness {
  readonly country: FeedCountry;
  readonly lagSeconds: number | undefined;
  readonly stale: boolean;
  readonly lastKnownAt: Date | undefined;
}

const MINUTE_S = 60;

/** A country whose figures are older than `staleAfterS` seconds is stale; so is one that never answered. */
export function freshnessOf({ country, knownTo }: FeedStanding, now: Date, staleAfterS: number): Freshness {
  const lagMs = knownTo && Math.max(0, now.getTime() - knownTo.getTime());
  const lagSeconds = lagMs === undefined ? undefined : Math.floor(lagMs / 1_000);
  return {
    ...{ country, lagSeconds },
    stale: lagMs === undefined || lagMs > staleAfterS * 1_000,
    lastKnownAt: knownTo,
  };
}

/** As analysts are told it, in whole minutes: to the second it would tell when something happened to a protected person. */
export function toldFreshness({ country, lagSeconds, stale, lastKnownAt }: Freshness): Freshness {
  return {
    ...{ country, stale },
    lagSeconds: lagSeconds === undefined ? undefined : lagSeconds - (lagSeconds % MINUTE_S),
    lastKnownAt: lastKnownAt && new Date(lastKnownAt.getTime() - (lastKnownAt.getTime() % (MINUTE_S * 1_000))),
  };
}
