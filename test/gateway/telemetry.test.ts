import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { gatewaySettings } from '../../gateway/settings.ts';
import { type StubCountries, stubCountries } from '../support/stubCountries.ts';

const NUMBER = '28021539913';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const GREETING = 'query MyUnits { viewer { celiaRegistrar { units { id } } libraryCardAccount { telephone } } }';
const OWN = `query Fnr${NUMBER} { libraries(first: 1, after: "${NUMBER}") { totalCount } }`;

interface SentSpan {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: { key: string; value: { stringValue?: string } }[];
}

const lines: string[] = [];
const log = pino(
  { level: 'info', base: undefined },
  new Writable({ write: (line, _encoding, done) => done(void lines.push(`${line}`)) }),
);
const received: string[] = [];
let collector: Server;
let countries: StubCountries;
let metricsUrl: string;

beforeAll(async () => {
  collector = createServer(async (request, response) => {
    received.push(Buffer.concat(await request.toArray()).toString('utf8'));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  const settings = {
    METRICS_PORT: '0',
    TRACES_URL: `http://127.0.0.1:${(collector.address() as AddressInfo).port}/v1/traces`,
    TRUSTED_DOCUMENTS: 'schema/journeys',
    SUBGRAPH_FAILURES: '1',
    SUBGRAPH_PAUSE_MS: '600000',
    OPERATION_LIMITS: '',
  };
  countries = await stubCountries(settings, { log });
  metricsUrl = countries.metricsUrl ?? '';
});
afterAll(async () => {
  await new Promise((resolve) => collector.close(resolve));
});
beforeEach(() => {
  lines.length = 0;
  countries.reached.length = 0;
});

const figures = async () => (await fetch(metricsUrl)).text();
const requestLines = () => lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request');

describe('what is known of requests', () => {
  test('is a line and a count for each, under the name of a document that the gateway knows', async () => {
    await countries.ask(GREETING, {}, { authorization: '' });
    const hash = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(requestLines()).toEqual([
      {
        level: 30,
        time: expect.any(Number),
        msg: 'request',
        operation: 'MyUnits',
        documentHash: hash,
        status: 200,
        ms: expect.any(Number),
        requestId: countries.reached[0]?.headers['x-request-id'],
        traceId: String(countries.reached[0]?.headers['traceparent']).split('-')[1],
      },
    ]);
    const text = await figures();
    expect(text).toContain('gateway_requests_total{operation="MyUnits",outcome="ok"} 1');
    expect(text).toContain('gateway_subgraph_calls_total{subgraph="norway",operation="MyUnits",outcome="answered"} 1');
    expect(text).toContain('gateway_request_seconds_count{outcome="ok"} 1');
    expect(text).toContain('gateway_plans_total{known="false"} 1');
    expect(text).toMatch(/^process_cpu_seconds_total /m);
  });

  test('[A36][A37] holds nothing that a client wrote: no name, literal, variable, token or header of its own', async () => {
    await countries.ask(OWN, { number: NUMBER }, { 'x-number': NUMBER, 'accept-language': NUMBER });
    await countries.ask(`query Fnr${NUMBER} { nothing }`, { number: NUMBER });
    await countries.ask('{ viewer { __typename } }', {}, { authorization: `Bearer ${NUMBER}` });
    await countries.send(`{"query":"${NUMBER}`);
    expect(requestLines().map(({ operation, status, refusedBy }) => [operation, status, refusedBy])).toEqual([
      ['other', 200, undefined],
      ['other', 400, undefined],
      ['other', 401, 'token'],
      ['other', 400, undefined],
    ]);
    const text = await figures();
    expect(text).toContain('gateway_requests_total{operation="other",outcome="refused"} 3');
    expect(text).toContain('gateway_refused_total{by="token"} 1');
    expect(text + lines.join()).not.toContain(NUMBER);
  });

  test('names the limit that was passed', async () => {
    const deep = `{ libraries { ${'edges { node { '.repeat(10)} id ${'} }'.repeat(10)} } }`;
    const { status } = await countries.ask(deep);
    const [line] = requestLines();
    expect([status, line.status]).toEqual([400, 400]);
    expect(await figures()).toContain(`gateway_refused_total{by="${line.refusedBy}"} 1`);
  });

  test('is not to be had at the public port', async () => {
    expect((await fetch(`${countries.url}/metrics`)).status).toBe(404);
    expect((await fetch(metricsUrl.replace('/metrics', '/'))).status).toBe(404);
  });
});

describe('traces', () => {
  test('go on where the client began, and on to the subgraphs', async () => {
    await countries.ask(GREETING, {}, { traceparent: `00-${TRACE}-00f067aa0ba902b7-01` });
    const told = countries.reached.map(({ headers }) => String(headers['traceparent']));
    expect(told).toHaveLength(2);
    for (const header of told) expect(header).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));
    expect(told.join()).not.toContain('00f067aa0ba902b7');
  });

  test.each([[`00-${TRACE}-00f067aa0ba902b7-01-${NUMBER}`], [NUMBER], ['']])(
    'begin anew where the header is no trace: %s',
    async (traceparent) => {
      await countries.ask(GREETING, {}, { traceparent });
      for (const { headers } of countries.reached) {
        expect(headers['traceparent']).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
        expect(headers['traceparent']).not.toContain(TRACE);
      }
    },
  );

  test('say of a call that was held back that it was, and so do the figures', async () => {
    countries.answers('norway', (request) => void request.socket.destroy());
    await countries.ask(GREETING);
    await countries.ask(GREETING);
    const calls = 'gateway_subgraph_calls_total{subgraph="norway",operation="MyUnits",outcome=';
    const text = await figures();
    expect(text).toContain(`${calls}"unreachable"} 1`);
    expect(text).toContain(`${calls}"heldBack"} 1`);
    expect(text).toContain('gateway_subgraph_held_back{subgraph="norway"} 1');
    const told = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'subgraph unavailable');
    expect(told).toMatchObject([
      { subgraph: 'norway', outcome: 'unreachable', reason: 'the connection failed' },
      { subgraph: 'norway', outcome: 'heldBack', reason: 'it did not answer lately' },
    ]);
  });

  test('[A36] carry names of known operations, hashes, subgraphs and outcomes, and nothing else', async () => {
    await countries.ask(OWN, { number: NUMBER });
    await countries.close(); // sends what waits to be sent
    const resources: any[] = received.flatMap((text) => JSON.parse(text).resourceSpans);
    const spans: SentSpan[] = resources.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope: any) => scope.spans));
    const names = resources.map(({ resource }) => resource.attributes);
    for (const name of names) expect(name).toEqual([{ key: 'service.name', value: { stringValue: 'gateway' } }]);
    const keys = new Set(spans.flatMap(({ attributes }) => attributes.map(({ key }) => key)));
    expect([...keys].sort()).toEqual([
      'graphql.document.hash',
      'graphql.operation.name',
      'graphql.subgraph',
      'graphql.subgraph.outcome',
    ]);
    expect(new Set(spans.map(({ name }) => name))).toEqual(new Set(['request', 'call norway', 'call finland']));
    const [request] = spans.filter(({ traceId, name }) => traceId === TRACE && name === 'request');
    const calls = spans.filter(({ parentSpanId }) => parentSpanId === request?.spanId);
    expect(request?.parentSpanId).toBe('00f067aa0ba902b7');
    expect(calls.map(({ name }) => name).sort()).toEqual(['call finland', 'call norway']);
    expect(received.join()).not.toContain(NUMBER);
    expect(received.join()).not.toContain('totalCount');
  });
});

test.each([
  ['TRACES_URL', 'collector'],
  ['METRICS_PORT', '65536'],
  ['TRACES_PERCENT', '101'],
])('%s=%s stops the start', (name, value) => {
  const source = { TRUSTED_ISSUERS: '[]', TRACES_URL: 'http://127.0.0.1', [name]: value };
  expect(() => gatewaySettings(source, [])).toThrow(name);
});
