import type { Server } from 'node:http';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
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
import type { SubgraphCallObserver } from './calls/subgraphCallObserver.ts';
import { catalogueErrors } from './errorCatalogue.ts';
import { type PlanObserver, planningGateway } from './execute/planningGateway.ts';
import { finalText } from './execute/repeatedParts.ts';
import { oncePerOperation } from './oncePerOperation.ts';
import type { GatewaySettings } from './settings.ts';
import { subgraphCalls } from './subgraphCalls.ts';
import type { ServedSupergraph } from './supergraph/servedSupergraph.ts';

export interface GatewayParts {
  settings: GatewaySettings;
  supergraph: ServedSupergraph;
  issuers: TrustedIssuers;
  log: Log;
  httpServer: Server;
  observer?: SubgraphCallObserver | undefined;
  planObserver?: PlanObserver | undefined;
  plugins: readonly ApolloServerPlugin<RequestContext>[];
  /** Is told of each supergraph that is served from now on. */
  onSchema(apiSchema: GraphQLSchema, supergraphSdl: string): void;
}

/** ApolloServer over ApolloGateway on the committed supergraph. Starts whether or not the subgraphs are there. */
export function createGateway(parts: GatewayParts): ApolloServer<RequestContext> {
  const { settings, supergraph, issuers, log, httpServer, onSchema, observer, planObserver } = parts;
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true'; // else the gateway calls out of the house at start
  const addresses = settings.subgraphs;
  const calls = subgraphCalls({ addresses, issuers, log, observer });
  const loading = new ApolloGateway({ supergraphSdl: supergraph.source, logger: log });
  loading.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => onSchema(apiSchema, coreSupergraphSdl));
  const gateway = planningGateway(
    loading,
    {
      onBehalfOf: ({ context, operationName }) =>
        calls.onBehalfOf(context as RequestContext, operationName ?? undefined),
      close: () => calls.close(),
    },
    { prepared: supergraph.prepared, planObserver },
  );
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
    stringifyResult: finalText,
    logger: log,
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer, stopGracePeriodMillis: settings.drain.graceMs }),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      hideNames,
      showCost,
      ...parts.plugins,
    ],
  });
}
