import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { HeaderMap } from '@apollo/server';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, type GraphQLSchema, parse } from 'graphql';
import type { AnswerOfSubgraph } from '../../../gateway/calls/inProcessTransport.ts';
import { createGateway } from '../../../gateway/gateway.ts';
import { gatewaySettings } from '../../../gateway/settings.ts';
import { SupergraphInService } from '../../../gateway/supergraph/supergraphInService.ts';
import { openLog } from '../../../subgraphs/shared/runtime/log.ts';
import { trustIssuers } from '../../../subgraphs/shared/runtime/trustedIssuers.ts';
import type { AnyOperation } from './anyNationalOperation.ts';
import { hashedField } from './hashedValues.ts';

const NAMES = ['netherlands', 'norway', 'finland'];

export const SUPERGRAPH = readFileSync('schema/supergraph.graphql', 'utf8');

export interface NationalGateway {
  /** What a client is answered, without the socket. */
  send(operation: AnyOperation): Promise<{ status: number; text: string }>;
  stop(): Promise<void>;
}

/** The gateway on our supergraph, with countries in the process that answer every field by hashing. */
export async function nationalGateway(): Promise<NationalGateway> {
  const places = NAMES.flatMap((name) => [
    [`SUBGRAPH_URL_${name.toUpperCase()}`, 'http://127.0.0.1:9'],
    [`ASSERTION_KEY_${name.toUpperCase()}`, Buffer.alloc(32, name).toString('base64')],
  ]);
  const settings = gatewaySettings({ TRUSTED_ISSUERS: '[]', ...Object.fromEntries(places) }, NAMES);
  const subgraphs = settings.subgraphs.map((address) => ({ ...address, answer: answerOf(address.name) }));
  const log = openLog('test', 'silent');
  const supergraph = await SupergraphInService.open(SUPERGRAPH, { log, documents: [], reachable: NAMES });
  const apollo = createGateway({
    ...{ settings: { ...settings, subgraphs }, supergraph, log, issuers: trustIssuers([]), plugins: [] },
    ...{ httpServer: createServer(), onSchema: () => undefined },
  });
  await apollo.start();
  const headers = new HeaderMap([['content-type', 'application/json']]);
  return {
    async send({ source: query, variables }) {
      const body: unknown = JSON.parse(JSON.stringify({ query, variables }));
      const { status = 200, body: answer } = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: 'POST', headers, search: '', body },
        context: async () => ({
          ...{ identities: [], language: '', network: 'home', traceparent: undefined, seesSchema: true },
          signal: new AbortController().signal,
        }),
      });
      return { status, text: answer.kind === 'complete' ? answer.string : '' };
    },
    stop: () => apollo.stop(),
  };
}

function answerOf(name: string): AnswerOfSubgraph {
  const schema = buildSubgraphSchema(parse(readFileSync(`schema/${name}.graphql`, 'utf8')));
  return async ({ body }) => {
    const { query, variables } = JSON.parse(body);
    const text = JSON.stringify(await answerByHashing(schema, query, variables));
    return { status: 200, contentType: 'application/json', text };
  };
}

/** By graphql-js. */
export function answerByHashing(schema: GraphQLSchema, source: string, variableValues: Record<string, unknown>) {
  return execute({ schema, document: parse(source), variableValues, fieldResolver: hashedField as never });
}
