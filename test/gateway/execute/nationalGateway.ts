import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { HeaderMap } from '@apollo/server';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, type GraphQLSchema, parse } from 'graphql';
import type { RequestContext } from '../../../gateway/caller.ts';
import type { AnswerOfSubgraph } from '../../../gateway/calls/inProcessTransport.ts';
import { createGateway } from '../../../gateway/gateway.ts';
import { DocumentGate } from '../../../gateway/limits/documentGate.ts';
import { gatewaySettings } from '../../../gateway/settings.ts';
import { ServedSupergraph } from '../../../gateway/supergraph/servedSupergraph.ts';
import { openLog } from '../../../subgraphs/shared/runtime/log.ts';
import { trustIssuers } from '../../../subgraphs/shared/runtime/trustedIssuers.ts';
import type { AnyOperation } from './anyNationalOperation.ts';
import { hashedField } from './hashedValues.ts';

const NAMES = ['netherlands', 'norway', 'finland', 'insight'];

export const SUPERGRAPH = readFileSync('schema/supergraph.graphql', 'utf8');

export interface NationalGateway {
  /** What a client is answered, without the socket. */
  send(operation: AnyOperation): Promise<{ status: number; text: string } | 'over a limit'>;
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
  const gate = new DocumentGate(settings.front.limits);
  const log = openLog('test', 'silent');
  const supergraph = await ServedSupergraph.open(SUPERGRAPH, { log, documents: [], reachable: NAMES });
  const apollo = createGateway({
    settings: { ...settings, subgraphs },
    ...{ supergraph, log, issuers: trustIssuers([]), httpServer: createServer(), plugins: [] },
    onSchema: (schema, sdl) => gate.use(schema, sdl),
  });
  await apollo.start();
  const headers = new HeaderMap([['content-type', 'application/json']]);
  return {
    async send({ source: query, variables }) {
      const { excess } = gate.look(query, createHash('sha256').update(query).digest('hex'));
      if (excess) return 'over a limit';
      const body: unknown = JSON.parse(JSON.stringify({ query, variables }));
      const { status = 200, body: answer } = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: 'POST', headers, search: '', body },
        context: async () => contextOf(new AbortController()),
      });
      return { status, text: answer.kind === 'complete' ? answer.string : '' };
    },
    stop: () => apollo.stop(),
  };
}

function contextOf({ signal }: AbortController): RequestContext {
  return {
    identities: [],
    language: '',
    network: 'home',
    forwarded: {},
    signal,
    traceparent: undefined,
    knownAs: { requestId: '' },
    seesSchema: false,
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
