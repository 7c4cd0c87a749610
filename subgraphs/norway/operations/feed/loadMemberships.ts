import type { FeedPlan } from '../../../shared/runtime/feed/publishMemberships.ts';
import { membershipFacts, type RegionLevel } from '../../domain/feed/membershipFacts.ts';
import { findNotedMemberships } from '../../storage/notedMemberships.ts';

/** How the noted memberships stand, for insight. */
export function loadMemberships(level: RegionLevel): FeedPlan['load'] {
  return async (tx, noted) => {
    const found = await findNotedMemberships(tx, noted);
    return found.map(({ membership, isHidden }) => ({
      ...{ noted: membership.id, membership: membership.id, turnsOn: null },
      facts: membershipFacts(membership, isHidden, level),
    }));
  };
}
