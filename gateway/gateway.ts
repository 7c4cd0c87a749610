import type { Server } from 'node:http';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import type { GraphQLSchema } from 'graphql';
import type { Log } from '../subgraphs/shared/runtime/log.ts';
import type { TrustedIssuers } from '../subgraphs/shared/runtime/trustedIssuers.ts';
import { hideNames, showCost } from './answerPlugins.ts';
import type { RequestContext } from './caller.ts';
import { catalogueErrors } from './errorCatalogue.ts';
import { planningGateway } from './execute/planningGateway.ts';
import { oncePerOperation } from './oncePerOperation.ts';
import type { GatewaySettings } from './settings.ts';
import { subgraphCalls } from './subgraphCalls.ts';
import { subgraphNames } from './subgraphNames.ts';

export interface GatewayParts {
  settings: GatewaySettings;
  supergraphSdl: string;
  issuers: TrustedIssuers;
  log: Log;
  httpServer: Server;
  /** Is told of each supergraph that is served from now on. */
  onSchema(apiSchema: GraphQLSchema, supergraphSdl: string): void;
}

/** ApolloServer over ApolloGateway on the committed supergraph. Starts whether or not the subgraphs are there. */
export function createGateway({
  settings,
  supergraphSdl,
  issuers,
  log,
  httpServer,
  onSchema,
}: GatewayParts): ApolloServer<RequestContext> {
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true'; // else the gateway calls out of the house at start
  const { subgraphs: addresses, subgraphTimeoutMs: timeoutMs } = settings;
  const missing = subgraphNames(supergraphSdl).find((name) => !addresses.some((address) => address.name === name));
  if (missing) throw new Error(`the supergraph has a subgraph ${missing} that no setting names`);
  const subgraphsFor = subgraphCalls({ addresses, issuers, timeoutMs, log });
  const loading = new ApolloGateway({ supergraphSdl });
  loading.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => onSchema(apiSchema, coreSupergraphSdl));
  const gateway = planningGateway(loading, ({ context }) => subgraphsFor(context as RequestContext));
  return new ApolloServer<RequestContext>({
    gateway,
    introspection: true, // who may is decided before
    formatError: catalogueErrors(log),
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    persistedQueries: false,
    parseOptions: { maxTokens: settings.front.limits.tokens },
    validationRules: [oncePerOperation],
    maxRecursiveSelections: 5_000,
    stopOnTerminationSignals: false,
    logger: log,
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer }),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      hideNames,
      showCost,
    ],
  });
}
