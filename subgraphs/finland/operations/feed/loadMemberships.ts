import type { FeedPlan } from '../../../shared/runtime/feed/publishMemberships.ts';
import { membershipFacts, type RegionLevel } from '../../domain/feed/membershipFacts.ts';
import { findCountedCustomers } from '../../storage/countedCustomers.ts';

/** How the noted customers stand, for insight. */
export function loadMemberships(level: RegionLevel): FeedPlan['load'] {
  return async (tx, noted, now) => {
    const found = await findCountedCustomers(tx, noted);
    return found.map((customer) => ({
      ...{ noted: customer.id, membership: customer.id, turnsOn: null },
      facts: membershipFacts(customer, level, now),
    }));
  };
}
