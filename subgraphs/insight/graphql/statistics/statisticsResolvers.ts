import { MembershipReleasesResolver } from './membershipReleases.ts';
import { MembershipStatisticsResolver } from './membershipStatistics.ts';
import { ReadyMadeResolver } from './readyMade.ts';

/** What is asked of figures. */
export const STATISTICS_RESOLVERS = [
  MembershipStatisticsResolver,
  MembershipReleasesResolver,
  ReadyMadeResolver,
] as const;
