import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { GraphQLError } from 'graphql';
import { ASSERTION_HEADER, assertCall, NETWORK_HEADER } from '../subgraphs/shared/runtime/callAssertion.ts';
import { FAILURE_CODES } from '../subgraphs/shared/runtime/failure.ts';
import type { Log } from '../subgraphs/shared/runtime/log.ts';
import type { TrustedIssuers } from '../subgraphs/shared/runtime/trustedIssuers.ts';
import type { RequestContext } from './caller.ts';
import { networkSeenBy } from './clientNetwork.ts';
import { fetchJson } from './fetchJson.ts';
import type { SubgraphAddress } from './settings.ts';

type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>;

export interface SubgraphCalls {
  address: SubgraphAddress;
  issuers: TrustedIssuers;
  timeoutMs: number;
  log: Log;
}

/** How the gateway asks one subgraph: with the one token whose issuer is meant for that subgraph, if any, and an assertion signed for this call. */
export function subgraphDataSource({ address, issuers, timeoutMs, log }: SubgraphCalls): GraphQLDataSource {
  return {
    async process({ request, context }: GraphQLDataSourceProcessOptions): Promise<Answer> {
      const { query, variables, operationName } = request;
      const body = JSON.stringify({ query, variables, operationName });
      try {
        const answer = await fetchJson(`${address.url}/graphql`, {
          headers: headersFor(address, issuers, context as RequestContext, body),
          body,
          timeoutMs,
        });
        if (isGraphQLAnswer(answer)) return answer;
        throw new Error('not an answer of GraphQL');
      } catch (err) {
        log.warn({ err, subgraph: address.name }, 'subgraph unavailable');
        throw new GraphQLError(FAILURE_CODES.SUBGRAPH_UNAVAILABLE, {
          extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: address.name },
        });
      }
    },
  };
}

function headersFor(address: SubgraphAddress, issuers: TrustedIssuers, context: RequestContext, body: string) {
  const { identities, language } = context;
  const meant = identities.find(({ caller }) => issuers.named(caller.issuer)?.subgraphs.includes(address.name));
  const authorization = meant?.authorization ?? '';
  const network = networkSeenBy(address.assertionKey, context.network);
  const call = { subgraph: address.name, body, authorization, language, network };
  return {
    'content-type': 'application/json',
    'accept-language': language,
    [NETWORK_HEADER]: network,
    [ASSERTION_HEADER]: assertCall(address.assertionKey, call, Date.now()),
    ...(authorization && { authorization }),
  };
}

// A scalar where an object is due would cost the client every other country's data too.
function isGraphQLAnswer(value: unknown): value is Answer {
  if (typeof value !== 'object' || value === null) return false;
  const { data, errors } = value as Record<string, unknown>;
  const dataFits = data === undefined || data === null || (typeof data === 'object' && !Array.isArray(data));
  return dataFits && (errors === undefined || Array.isArray(errors)) && (data !== undefined || errors !== undefined);
}
