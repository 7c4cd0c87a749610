import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  graphql,
  isAbstractType,
  isEnumType,
  isListType,
  isObjectType,
  parse,
} from 'graphql';
import type { SubgraphCallObserver } from '../../gateway/calls/subgraphCallObserver.ts';
import { serveGateway } from '../../gateway/serveGateway.ts';
import { gatewaySettings } from '../../gateway/settings.ts';
import { type Log, openLog } from '../../subgraphs/shared/runtime/log.ts';
import { post } from './boats.ts';

export const NAMES = ['netherlands', 'norway', 'finland', 'insight'] as const;
export type Name = (typeof NAMES)[number];

export interface Reached {
  country: Name;
  headers: IncomingHttpHeaders;
  body: { query: string; variables?: unknown };
}

/** The real gateway on the real supergraph, in front of three countries that answer what their schema says and note what reached them. */
export interface StubCountries {
  url: string;
  metricsUrl: string | undefined;
  reached: Reached[];
  /** Lets that country answer whatever the listener answers; without one as before. */
  answers(country: Name, listener?: RequestListener): void;
  send(body: string, headers?: Record<string, string>): ReturnType<typeof post>;
  ask(query: string, variables?: object, headers?: Record<string, string>): ReturnType<typeof post>;
  close(): Promise<void>;
}

export interface StubPlan {
  /** Where the gateway reaches the country that answers at `url`. */
  place?(country: Name, url: string): string | Promise<string>;
  observer?: SubgraphCallObserver;
  log?: Log;
}

export async function stubCountries(
  settings: Record<string, string> = {},
  { place = (_country, url) => url, observer, log = openLog('test', 'silent') }: StubPlan = {},
): Promise<StubCountries> {
  const reached: Reached[] = [];
  const listeners = new Map<Name, RequestListener>();
  const servers = await Promise.all(NAMES.map((name) => serveStub(name, reached, listeners)));
  const urls = await Promise.all(NAMES.map((name, index) => place(name, servers[index]?.url ?? '')));
  const places = NAMES.flatMap((name, index) => [
    [`SUBGRAPH_URL_${name.toUpperCase()}`, urls[index] ?? ''],
    [`ASSERTION_KEY_${name.toUpperCase()}`, Buffer.alloc(32, name).toString('base64')],
  ]);
  const source = {
    PORT: '0',
    TRUSTED_ISSUERS: '[]',
    SUBGRAPH_TIMEOUT_MS: '60000',
    SUBGRAPH_FAILURES: '0',
    INTROSPECTION: 'off',
  };
  const gateway = await serveGateway({
    settings: gatewaySettings({ ...source, ...Object.fromEntries(places), ...settings }, NAMES),
    supergraphSdl: readFileSync('schema/supergraph.graphql', 'utf8'),
    log,
    routes: () => undefined,
    ...(observer && { observer }),
  });
  const send: StubCountries['send'] = (body, headers) => post(`${gateway.url}/graphql`, body, headers);
  return {
    ...{ url: gateway.url, metricsUrl: gateway.metricsUrl, reached, send },
    ask: (query, variables, headers) => send(JSON.stringify({ query, variables }), headers),
    answers: (country, listener) => void (listener ? listeners.set(country, listener) : listeners.delete(country)),
    async close() {
      await gateway.close();
      for (const { server } of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

async function serveStub(country: Name, reached: Reached[], listeners: Map<Name, RequestListener>) {
  const schema = buildSubgraphSchema(parse(readFileSync(`schema/${country}.graphql`, 'utf8')));
  const server = createServer(async (request, response) => {
    const text = Buffer.concat(await request.toArray()).toString('utf8');
    const body = JSON.parse(text);
    reached.push({ country, headers: request.headers, body });
    const listener = listeners.get(country);
    if (listener) return listener(request, response);
    const answer = JSON.stringify(await answered(schema, country, body.query, body.variables));
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function answered(schema: GraphQLSchema, country: Name, source: string, variableValues: Record<string, unknown>) {
  return graphql({
    ...{ schema, source, variableValues },
    fieldResolver: (_parent, _arguments, _context, { returnType }) => example(returnType, country),
    typeResolver: (_value, _context, _place, type) => schema.getPossibleTypes(type)[0]?.name,
  });
}

function example(type: GraphQLOutputType, country: Name): unknown {
  const plain = getNullableType(type);
  if (isListType(plain)) return [example(plain.ofType, country)];
  if (isObjectType(plain) || isAbstractType(plain)) return {};
  if (isEnumType(plain)) return plain.getValues()[0]?.value;
  return { Int: 7, Boolean: true, Date: '2026-11-20', DateTime: '2026-11-20T10:00:00Z' }[String(plain)] ?? country;
}
