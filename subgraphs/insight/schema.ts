import 'reflect-metadata';
import { type FederatedSchema, federatedSchema } from '../shared/runtime/federatedSchema.ts';
import { once } from '../shared/runtime/once.ts';
import { FreshnessResolver } from './graphql/feed/freshness.ts';
import { STATISTICS_RESOLVERS } from './graphql/statistics/statisticsResolvers.ts';

function build(): Promise<FederatedSchema> {
  return federatedSchema({ resolvers: [FreshnessResolver, ...STATISTICS_RESOLVERS], references: {} });
}

/** The schema of insight, as printed and as served. */
export const insightSchema = once(build);
