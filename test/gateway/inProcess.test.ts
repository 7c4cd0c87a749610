import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { RequestContext } from '../../gateway/caller.ts';
import { inProcessTransport } from '../../gateway/calls/inProcessTransport.ts';
import { SubgraphLine } from '../../gateway/calls/subgraphLine.ts';
import { subgraphCalls } from '../../gateway/subgraphCalls.ts';
import { ASSERTION_HEADER, assertCall } from '../../subgraphs/shared/runtime/callAssertion.ts';
import { openLog } from '../../subgraphs/shared/runtime/log.ts';
import { trustIssuers } from '../../subgraphs/shared/runtime/trustedIssuers.ts';
import { type Boats, post, startBoats } from '../support/boats.ts';
import { type RuntimeDatabase, runtimeDatabase } from '../support/runtimeDatabase.ts';

let runtime: RuntimeDatabase;
let boats: Boats;

beforeAll(async () => {
  runtime = await runtimeDatabase();
  boats = await startBoats(runtime.database, undefined, {}, true);
});
afterAll(async () => {
  await boats.close();
  await runtime.close();
});
beforeEach(() => {
  boats.seen.sail.length = 0;
});
afterEach(() => boats.replaceMotor(undefined));

describe('in one process', () => {
  test('the gateway asks subgraphs past their ports, and they see what they would see there', async () => {
    boats.replaceMotor((request) => void request.socket.destroy());
    const headers = { authorization: `Bearer ${await boats.token('sailors')}`, 'accept-language': 'nb-NO' };
    const { body } = await boats.ask('{ whoami sail { name engine { power } } motor { power } }', headers);
    const engine = { power: 9 };
    expect(body.data).toEqual({ whoami: 'sailors|somebody', sail: { name: 'Vesla', engine }, motor: engine });
    expect(boats.seen.sail).toEqual([
      { caller: expect.objectContaining({ subject: 'somebody' }), language: 'nb', network: expect.any(String) },
    ]);
    expect(boats.seen.motor.at(-1)?.caller).toBeUndefined();
  });

  test('an error of a subgraph comes out as it does over HTTP', async () => {
    const { status, body } = await boats.ask('{ broken }');
    expect([status, body.data, body.errors[0].extensions.code]).toEqual([200, { broken: null }, 'INTERNAL']);
  });
});

describe('[A56] a subgraph asked past its port', () => {
  const body = JSON.stringify({ query: '{ whoami }' });
  const sign = (change: object = {}, key = boats.keys.sail, now = Date.now()) =>
    assertCall(key, { subgraph: 'sail', body, authorization: '', language: '', network: '', ...change }, now);
  const headers = (assertion: string, more: object = {}) => ({
    ...{ 'content-type': 'application/json', [ASSERTION_HEADER]: assertion },
    ...more,
  });
  const padded = (bytes: number) => `${body}${' '.repeat(bytes - body.length)}`;

  test('answers the gateway, and a body of as many bytes as it may have', async () => {
    expect(await boats.sail({ headers: headers(sign()), body })).toMatchObject({
      ...{ status: 200, text: '{"data":{"whoami":"nobody"}}\n' },
    });
    const largest = padded(1_048_576);
    const { status } = await boats.sail({ headers: headers(sign({ body: largest })), body: largest });
    expect(status).toBe(200);
  });

  test.each<[string, () => Parameters<Boats['sail']>[0]]>([
    ['without an assertion', () => ({ headers: {}, body })],
    ['with another subgraph’s', () => ({ headers: headers(sign({ subgraph: 'motor' }, boats.keys.motor)), body })],
    ['with one for another body', () => ({ headers: headers(sign()), body: body.replace('whoami', 'broken') })],
    ['with one for another token', () => ({ headers: headers(sign(), { authorization: 'Bearer a.b.c' }), body })],
    [
      'with a forged token',
      () => {
        const authorization = 'Bearer a.b.c';
        return { headers: headers(sign({ authorization }), { authorization }), body };
      },
    ],
    ['with an old one', () => ({ headers: headers(sign({}, undefined, Date.now() - 32_000)), body })],
    ['with a byte too many', () => ({ headers: headers(sign({ body: padded(1_048_577) })), body: padded(1_048_577) })],
  ])('%s says 401 and nothing more', async (_how, sent) => {
    expect(await boats.sail(sent())).toEqual({ status: 401, contentType: '', text: '' });
    expect(boats.seen.sail).toEqual([]);
  });

  test('believes an assertion once, over both ways in', async () => {
    const assertion = sign();
    const sent = { headers: headers(assertion), body };
    expect((await boats.sail(sent)).status).toBe(200);
    expect((await boats.sail(sent)).status).toBe(401);
    const atPort = await post(`${boats.sailUrl}/graphql`, body, {
      'accept-language': '',
      [ASSERTION_HEADER]: assertion,
    });
    expect(atPort.status).toBe(401);
  });
});

describe('[A64] the lines of a subgraph’s log bear', () => {
  const [request, trace] = ['0b9e2a4c-7d1f-4e0a-9c55-6f3d2b1a8e47', '4bf92f3577b34da6a3ce929d0e0e4736'];
  const body = JSON.stringify({ query: '{ trace }' });
  const sign = () =>
    assertCall(boats.keys.sail, { subgraph: 'sail', body, authorization: '', language: '', network: '' }, Date.now());
  const head = (more: Record<string, string>) => ({
    ...{ 'content-type': 'application/json', 'accept-language': '', [ASSERTION_HEADER]: sign() },
    ...more,
  });

  test.each<[string, Record<string, string>, object]>([
    [
      'request and trace',
      { 'x-request-id': request, traceparent: `00-${trace}-00f067aa0ba902b7-01` },
      { request, trace },
    ],
    ['the request alone', { 'x-request-id': request }, { request }],
    ['nothing where nothing is told', {}, {}],
    ['nothing of another shape', { 'x-request-id': '280215A924B', traceparent: '280215A924B' }, {}],
    ['no end', { 'x-request-id': `${request} 280215A924B`, traceparent: `00-${trace}-00f067aa0ba902b7-01-x` }, {}],
    [
      'no capitals',
      { 'x-request-id': request.toUpperCase(), traceparent: `00-${trace.toUpperCase()}-00f067aa0ba902b7-01` },
      {},
    ],
  ])('%s', async (_what, headers, told) => {
    const wanted = Object.fromEntries(Object.entries(told).map(([name, id]) => [`${name}Id`, id]));
    const answers = [
      (await boats.sail({ headers: head(headers), body })).text,
      (await post(`${boats.sailUrl}/graphql`, body, head(headers))).text,
    ];
    for (const answer of answers) expect(JSON.parse(JSON.parse(answer).data.trace)).toEqual(wanted);
  });
});

describe('[A60] the answer of a subgraph in the process', () => {
  const outcome = (answer: () => Promise<{ status: number; contentType: string; text: string }>) => {
    const sent = { headers: {}, body: '{}', onNewConnection: false };
    return new Promise((told) =>
      inProcessTransport(answer, 10).begin(sent, { answered: told, failed: ({ outcome }) => told(outcome) }),
    );
  };
  const says = (text: string, status = 200, contentType = 'application/json') =>
    outcome(async () => ({ text, status, contentType }));

  test('is held to the limits of one from elsewhere', async () => {
    expect(await says('{"data":1}')).toBe('{"data":1}');
    expect(await says('{"data":1} ')).toBe('unusable');
    expect(await says('{"data":"é"}'.slice(2))).toBe('unusable'); // ten characters, eleven bytes
    expect(await says('{}', 503)).toBe('unusable');
    expect(await says('{}', 200, 'text/html')).toBe('unusable');
    expect(await outcome(() => Promise.reject(new Error('280215A924B')))).toBe('unusable');
  });

  test('is waited for no longer than one from elsewhere, and by nobody who has gone away', async () => {
    const transport = inProcessTransport(() => new Promise(() => undefined), 10);
    const line = new SubgraphLine({ name: 'sail', transport, timeoutMs: 30, breaker: { failures: 0, pauseMs: 0 } });
    const read = { body: '{}', isRead: true, asker: '', headers: () => ({}) };
    const gone = new AbortController();
    const asked = [read, { ...read, isRead: false }, { ...read, asker: 'another', signal: gone.signal }].map(
      (one) => new Promise((told) => line.ask(one, { answered: told, failed: ({ outcome }) => told(outcome) })),
    );
    gone.abort();
    expect(await Promise.all(asked)).toEqual(['timedOut', 'timedOut', 'abandoned']);
  });

  test('that did not come in time is not waited for by the same request again, but by the next one', async () => {
    let times = 0;
    const answer = () => {
      times += 1;
      return new Promise<never>(() => undefined);
    };
    const limits = { timeoutMs: 30, mostAnswerBytes: 10, breaker: { failures: 0, pauseMs: 0 } };
    const place = { name: 'sail', url: '', endpoint: '', assertionKey: boats.keys.sail, answer, ...limits };
    const calls = subgraphCalls({ addresses: [place], issuers: trustIssuers([]), log: openLog('test', 'silent') });
    const request = (): RequestContext => ({
      ...{ identities: [], language: '', network: '', forwarded: {}, signal: new AbortController().signal },
      ...{ traceparent: undefined, knownAs: { requestId: '' }, seesSchema: false },
    });
    const [one, other] = [calls.onBehalfOf(request(), undefined), calls.onBehalfOf(request(), undefined)];
    const outcomes = [];
    for (const asking of [one, one, one, other])
      outcomes.push(await asking.ask('sail', '{}', true, () => undefined).catch((fault: any) => fault.outcome));
    expect([outcomes, times]).toEqual([['timedOut', 'timedOut', 'timedOut', 'timedOut'], 2]);
  });
});
