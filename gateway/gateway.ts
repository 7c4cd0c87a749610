import type { Server } from 'node:http';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { buildASTSchema, parse } from 'graphql';
import type { Log } from '../subgraphs/shared/runtime/log.ts';
import type { TrustedIssuers } from '../subgraphs/shared/runtime/trustedIssuers.ts';
import type { RequestContext } from './caller.ts';
import { catalogueErrors } from './errorCatalogue.ts';
import { oncePerOperation } from './oncePerOperation.ts';
import { queryLimits } from './queryLimits.ts';
import type { GatewaySettings } from './settings.ts';
import { subgraphDataSource } from './subgraphDataSource.ts';

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
  const schema = buildASTSchema(parse(supergraphSdl));
  const gateway = new ApolloGateway({
    supergraphSdl,
    __exposeQueryPlanExperimental: false,
    queryPlannerConfig: { debug: { pathsLimit: 1_000 } }, // bounds planning of hostile queries
    buildService: ({ name }) => {
      const address = settings.subgraphs.find((subgraph) => subgraph.name === name);
      if (!address) throw new Error(`the supergraph has a subgraph ${name} that no setting names`);
      return subgraphDataSource({ schema, address, issuers, timeoutMs: settings.subgraphTimeoutMs, log });
    },
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
    logger: log,
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer }),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      dropExtensions,
    ],
  });
}

// The gateway reports nulls in extensions.valueCompletion, past formatError, with texts of its own.
const dropExtensions: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response }) {
        if (response.body.kind === 'single') delete response.body.singleResult.extensions;
      },
    };
  },
};
