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
import { narrowNames } from './execute/narrowNames.ts';
import { planningGateway } from './execute/planningGateway.ts';
import { answerText } from './execute/repeatedParts.ts';
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
  observer?: SubgraphCallObserver | undefined;
}

/** ApolloServer over ApolloGateway on the committed supergraph. Starts whether or not the subgraphs are there. */
export function createGateway({
  settings,
  supergraphSdl,
  issuers,
  log,
  httpServer,
  observer,
}: GatewayParts): ApolloServer<RequestContext> {
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true'; // else the gateway calls out of the house at start
  narrowNames(supergraphSdl);
  const addresses = settings.subgraphs;
  const missing = subgraphNames(supergraphSdl).find((name) => !addresses.some((address) => address.name === name));
  if (missing) throw new Error(`the supergraph has a subgraph ${missing} that no setting names`);
  const calls = subgraphCalls({ addresses, issuers, log, observer });
  const gateway = planningGateway(new ApolloGateway({ supergraphSdl }), {
    onBehalfOf: ({ context }) => calls.onBehalfOf(context as RequestContext),
    close: () => calls.close(),
  });
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
    stringifyResult: answerText,
    logger: log,
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer }),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}
