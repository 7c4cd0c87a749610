import 'reflect-metadata';
import { type FederatedSchema, federatedSchema } from '../shared/runtime/federatedSchema.ts';
import { once } from '../shared/runtime/once.ts';
import { MembershipExportResolver } from './graphql/export/membershipExport.ts';
import { FreshnessResolver } from './graphql/feed/freshness.ts';
import { MembershipChangesResolver } from './graphql/records/membershipChanges.ts';
import { MembershipRecordsResolver } from './graphql/records/membershipRecords.ts';
import { NATIONAL_MEMBERSHIPS } from './graphql/records/nationalMembership.ts';
import { STATISTICS_RESOLVERS } from './graphql/statistics/statisticsResolvers.ts';

function build(): Promise<FederatedSchema> {
  return federatedSchema({
    resolvers: [
      FreshnessResolver,
      MembershipRecordsResolver,
      MembershipChangesResolver,
      MembershipExportResolver,
      ...STATISTICS_RESOLVERS,
    ],
    types: NATIONAL_MEMBERSHIPS,
    references: {},
  });
}

/** The schema of insight, as printed and as served. */
export const insightSchema = once(build);
