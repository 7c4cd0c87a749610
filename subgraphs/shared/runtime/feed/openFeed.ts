import type { Router } from 'express';
import { secretKey } from '../settings.ts';
import type { CountryParts } from '../subgraph.ts';
import type { Sweep } from '../sweepTimer.ts';
import { feedRoutes } from './membershipFeed.ts';
import { type FeedPlan, publishSweep } from './publishMemberships.ts';

export interface MembershipFeed {
  readonly sweep: Sweep;
  /** Where insight asks. Without FEED_KEY_<COUNTRY> nobody does; the events are kept all the same. */
  readonly routes: Router | undefined;
}

/** What every country does to tell insight of its memberships: notes become events, and events are served. */
export function openFeed(
  { settings, database, log, now }: CountryParts,
  { country, ...plan }: { country: string } & Pick<FeedPlan, 'timeZone' | 'load'>,
): MembershipFeed {
  const name = `FEED_KEY_${country.toUpperCase()}`;
  const source = settings[name] ? { country, database, now, log, key: secretKey(settings, name) } : undefined;
  return { sweep: publishSweep({ database, now, ...plan }), routes: source && feedRoutes(source) };
}
