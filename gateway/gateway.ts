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
import { catalogueErrors } from './errorCatalogue.ts';
import { planningGateway } from './execute/planningGateway.ts';
import { oncePerOperation } from './oncePerOperation.ts';
import { queryLimits } from './queryLimits.ts';
import type { GatewaySettings } from './settings.ts';
import { subgraphCalls } from './subgraphCalls.ts';
import { subgraphNames } from './subgraphNames.ts';

export interface GatewayParts {
  settings: GatewaySettings;
  supergraphSdl: string;
  issuers: TrustedIssuers;
  log: Log;
  httpServer: Server;
}

/** ApolloServer over ApolloGateway on the committed supergraph. Starts whether or not the subgraphs are there. */
export function createGateway({
  settings,
  supergraphSdl,
  issuers,
  log,
  httpServer,
}: GatewayParts): ApolloServer<RequestContext> {
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true'; // else the gateway calls out of the house at start
  const { subgraphs: addresses, subgraphTimeoutMs: timeoutMs } = settings;
  const missing = subgraphNames(supergraphSdl).find((name) => !addresses.some((address) => address.name === name));
  if (missing) throw new Error(`the supergraph has a subgraph ${missing} that no setting names`);
  const subgraphsFor = subgraphCalls({ addresses, issuers, timeoutMs, log });
  const gateway = planningGateway(new ApolloGateway({ supergraphSdl }), ({ context }) =>
    subgraphsFor(context as RequestContext),
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
