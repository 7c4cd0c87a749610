import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { graphql } from 'graphql';
import { type ServedGateway, serveGateway } from '../../gateway/serveGateway.ts';
import { gatewayStart } from '../../gateway/startArguments.ts';
import { ASSERTION_HEADER, NETWORK_HEADER } from '../../subgraphs/shared/runtime/callAssertion.ts';
import { REQUEST_ID_HEADER } from '../../subgraphs/shared/runtime/callTrace.ts';
import { openLog } from '../../subgraphs/shared/runtime/log.ts';
import { post } from '../support/boats.ts';
import { composedSupergraph, type Part, schemaOf } from './execute/composedWorld.ts';

const PARTS: Record<string, Part> = {
  'bus-stops': {
    typeDefs: 'type Query { stop: Stop closed: Stop } type Stop @key(fields: "id") { id: ID! name: String }',
    resolvers: { Query: { stop: () => ({ id: '1', name: 'Torget' }), closed: () => ({ id: '2', name: 'Havna' }) } },
  },
  times: {
    typeDefs: 'type Stop @key(fields: "id") { id: ID! next: String }',
    resolvers: {
      Stop: {
        __resolveReference: ({ id }: object & { id?: string }) => (id === '1' ? { id, next: '10:05' } : null),
      },
    },
  },
};
const ASK = JSON.stringify({ query: '{ stop { name next } }' });
const WHOLE = { data: { stop: { name: 'Torget', next: '10:05' } } };

const folder = mkdtempSync(join(tmpdir(), 'foreign-'));
const heard: Record<string, IncomingHttpHeaders[]> = {};
const running: ServedGateway[] = [];
const servers: Server[] = [];
let file = '';

beforeAll(async () => {
  const urls: Record<string, string> = {};
  for (const [name, part] of Object.entries(PARTS)) urls[name] = `${await serve(name, part)}/api/graphql`;
  file = join(folder, 'supergraph.graphql');
  writeFileSync(file, composedSupergraph(PARTS, urls));
});
afterAll(async () => {
  for (const gateway of running) await gateway.close();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  for (const name of Object.keys(PARTS)) heard[name] = [];
});

async function serve(name: string, part: Part): Promise<string> {
  const schema = schemaOf(part);
  const server = createServer(async (request, response) => {
    heard[name]?.push(request.headers);
    const { query, variables } = JSON.parse(Buffer.concat(await request.toArray()).toString());
    const answer = await graphql({ schema, source: query, variableValues: variables });
    if (request.url !== '/api/graphql') return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function start(environment: Record<string, string> = {}): Promise<ServedGateway> {
  const { settings, supergraphSdl } = gatewayStart(['--supergraph', file, '--port', '0'], environment);
  const log = openLog('test', 'silent');
  const gateway = await serveGateway({ settings, supergraphSdl, log, routes: () => undefined });
  running.push(gateway);
  return gateway;
}

const namesOf = (headers: IncomingHttpHeaders | undefined) => Object.keys(headers ?? {}).sort();
const PLAIN = ['accept', 'connection', 'content-length', 'content-type', 'host'];

describe('a supergraph of others', () => {
  test('is served from its file alone, and nothing of the client goes on', async () => {
    const { url } = await start();
    const asked = { cookie: 'a=b', 'x-tenant': 't', 'accept-language': 'nb', 'x-forwarded-for': '10.0.0.1' };
    const { status, body } = await post(`${url}/graphql`, ASK, asked);
    expect([status, body]).toEqual([200, WHOLE]);
    expect(Object.values(heard).flat().map(namesOf)).toEqual([PLAIN, PLAIN]);
    expect((await post(`${url}/graphql`, ASK, { authorization: 'Bearer a.b.c' })).status).toBe(401);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  });

  test('may answer with no entity, and that is an ordinary null', async () => {
    const { url } = await start();
    const { body } = await post(`${url}/graphql`, JSON.stringify({ query: '{ closed { name next } }' }));
    expect(body).toEqual({ data: { closed: { name: 'Havna', next: null } } });
  });

  test('gets the headers that a setting names, as they came', async () => {
    const { url } = await start({ FORWARD_HEADERS: 'Authorization, x-tenant,x-other' });
    const asked = { cookie: 'a=b', 'x-tenant': 't', authorization: 'Bearer whatever' };
    expect((await post(`${url}/graphql`, ASK, asked)).body).toEqual(WHOLE);
    for (const [headers] of Object.values(heard)) {
      expect(headers).toMatchObject({ 'x-tenant': 't', authorization: 'Bearer whatever' });
      expect(namesOf(headers)).toEqual([...PLAIN, 'authorization', 'x-tenant'].sort());
    }
  });

  test('gets signed calls where a key is set, and then no headers of the client', async () => {
    const key = Buffer.alloc(32, 'k').toString('base64');
    const { url } = await start({ ASSERTION_KEY_BUS_STOPS: key, FORWARD_HEADERS: 'x-tenant' });
    expect((await post(`${url}/graphql`, ASK, { 'x-tenant': 't' })).body).toEqual(WHOLE);
    expect(namesOf(heard['bus-stops']?.[0])).toEqual(
      [...PLAIN, 'accept-language', ASSERTION_HEADER, NETWORK_HEADER, REQUEST_ID_HEADER].sort(),
    );
    expect(namesOf(heard['times']?.[0])).toEqual([...PLAIN, 'x-tenant'].sort());
  });

  test('starts and serves with a subgraph down, at the address of a setting', async () => {
    const { url } = await start({ SUBGRAPH_URL_TIMES: 'http://127.0.0.1:9/graphql' });
    const { body } = await post(`${url}/graphql`, ASK);
    expect(body.data).toEqual({ stop: { name: 'Torget', next: null } });
    expect(body.errors[0].extensions).toEqual({ code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'times' });
  });
});

describe('the start of the gateway', () => {
  test.each<[string, string[], Record<string, string>, RegExp]>([
    ['a file that is not there', ['--supergraph', '/nowhere.graphql'], {}, /nowhere\.graphql cannot be read/],
    ['an unknown argument', ['--super'], {}, /--supergraph FILE and --port N/],
    ['an argument too many', ['file'], {}, /--supergraph FILE and --port N/],
    ['a port that is none', ['--supergraph', 'FILE', '--port', '65536'], {}, /PORT must be/],
    [
      'a header of the gateway’s own',
      ['--supergraph', 'FILE'],
      { FORWARD_HEADERS: 'x-gateway-assertion' },
      /may not name/,
    ],
    [
      'a header that frames bodies',
      ['--supergraph', 'FILE'],
      { FORWARD_HEADERS: 'a,Content-Length' },
      /content-length/,
    ],
    ['a header that is no name', ['--supergraph', 'FILE'], { FORWARD_HEADERS: 'a b' }, /FORWARD_HEADERS/],
    [
      'an address that is none',
      ['--supergraph', 'FILE'],
      { SUBGRAPH_URL_TIMES: 'ftp://x' },
      /SUBGRAPH_URL_TIMES must be/,
    ],
    ['a key that is too short', ['--supergraph', 'FILE'], { ASSERTION_KEY_TIMES: 'eA==' }, /ASSERTION_KEY_TIMES/],
    ['our supergraph without its keys', [], { TRUSTED_ISSUERS: '[]' }, /SUBGRAPH_URL_\w+ must be set/],
  ])('ends with a line for %s', (_what, args, environment, words) => {
    const line = args.map((one) => (one === 'FILE' ? file : one));
    expect(() => gatewayStart(line, environment)).toThrow(
      expect.objectContaining({ name: 'SettingError', message: expect.stringMatching(words) }),
    );
  });

  test('refuses a supergraph that gives a subgraph no address', () => {
    const bare = join(folder, 'bare.graphql');
    writeFileSync(bare, composedSupergraph(PARTS, { times: '' }));
    expect(() => gatewayStart(['--supergraph', bare], {})).toThrow(/SUBGRAPH_URL_TIMES must be/);
  });
});
