import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { type DocumentNode, GraphQLError, type GraphQLSchema, parse } from 'graphql';
import { ASSERTION_HEADER, assertCall, NETWORK_HEADER } from '../subgraphs/shared/runtime/callAssertion.ts';
import { FAILURE_CODES } from '../subgraphs/shared/runtime/failure.ts';
import type { Log } from '../subgraphs/shared/runtime/log.ts';
import type { TrustedIssuers } from '../subgraphs/shared/runtime/trustedIssuers.ts';
import type { RequestContext } from './caller.ts';
import { networkSeenBy } from './clientNetwork.ts';
import { fetchJson } from './fetchJson.ts';
import type { SubgraphAddress } from './settings.ts';
import { shapeOfAnswer } from './shapeOfAnswer.ts';

type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>;

export interface SubgraphCalls {
  /** The supergraph, as subgraphs see it: every field, and nothing hidden. */
  schema: GraphQLSchema;
  address: SubgraphAddress;
  issuers: TrustedIssuers;
  timeoutMs: number;
  log: Log;
}

/** How the gateway asks one subgraph: with the one token whose issuer is meant for that subgraph, if any, and an assertion signed for this call. */
export function subgraphDataSource({ schema, address, issuers, timeoutMs, log }: SubgraphCalls): GraphQLDataSource {
  return {
    async process({ request, context, ...options }: GraphQLDataSourceProcessOptions): Promise<Answer> {
      const { query = '', variables, operationName } = request;
      const document = ('document' in options && options.document) || parse(query);
      const body = JSON.stringify({ query, variables, operationName });
      try {
        const answer = await fetchJson(`${address.url}/graphql`, {
          headers: headersFor(address, issuers, context as RequestContext, body),
          body,
          timeoutMs,
        });
        return fitting(schema, document, answer);
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

// Only data and errors go on: extensions of a subgraph would be a way out of the house.
function fitting(schema: GraphQLSchema, document: DocumentNode, answer: unknown): Answer {
  if (typeof answer !== 'object' || answer === null) throw new Error('not an answer of GraphQL');
  const { data, errors } = answer as { data?: unknown; errors?: unknown };
  if (errors !== undefined && !Array.isArray(errors)) throw new Error('errors that are no list');
  if (data === undefined && errors === undefined) throw new Error('neither data nor errors');
  const shaped = data === undefined || data === null ? data : shapeOfAnswer(schema, document, data);
  return { ...(shaped !== undefined && { data: shaped }), ...(errors && { errors }) };
}
