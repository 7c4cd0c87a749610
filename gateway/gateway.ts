import type { Server } from 'node:http';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import type { Log } from '../subgraphs/shared/runtime/log.ts';
import type { TrustedIssuers } from '../subgraphs/shared/runtime/trustedIssuers.ts';
import type { RequestContext } from './caller.ts';
import type { SubgraphCallObserver } from './calls/subgraphCallObserver.ts';
import { catalogueErrors } from './errorCatalogue.ts';
import { type PlanObserver, planningGateway } from './execute/planningGateway.ts';
import { oncePerOperation } from './oncePerOperation.ts';
import { queryLimits } from './queryLimits.ts';
import type { GatewaySettings } from './settings.ts';
import { subgraphCalls } from './subgraphCalls.ts';
import type { SupergraphInService } from './supergraph/supergraphInService.ts';

export interface GatewayParts {
  settings: GatewaySettings;
  supergraph: SupergraphInService;
  issuers: TrustedIssuers;
  log: Log;
  httpServer: Server;
  observer?: SubgraphCallObserver | undefined;
  planObserver?: PlanObserver | undefined;
}

/** ApolloServer over ApolloGateway on the committed supergraph. Starts whether or not the subgraphs are there. */
export function createGateway(parts: GatewayParts): ApolloServer<RequestContext> {
  const { settings, supergraph, issuers, log, httpServer, observer, planObserver } = parts;
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true'; // else the gateway calls out of the house at start
  const addresses = settings.subgraphs;
  const calls = subgraphCalls({ addresses, issuers, log, observer });
  const gateway = planningGateway(
    new ApolloGateway({ supergraphSdl: supergraph.source, logger: log }),
    {
      onBehalfOf: ({ context }) => calls.onBehalfOf(context as RequestContext),
      close: () => calls.close(),
    },
    { prepared: supergraph.prepared, planObserver },
  );
  return new ApolloServer<RequestContext>({
    gateway,
    introspection: settings.introspection,
    formatError: catalogueErrors(log),
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !settings.introspection,
    csrfPrevention: true,
    persistedQueries: false,
    parseOptions: { maxTokens: 2_000 },
    validationRules: [queryLimits, oncePerOperation],
    maxRecursiveSelections: 5_000,
    stopOnTerminationSignals: false,
    logger: log,
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer }),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}
