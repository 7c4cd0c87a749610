import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { inProcessTransport } from '../../gateway/calls/inProcessTransport.ts';
import { ASSERTION_HEADER, assertCall } from '../../subgraphs/shared/runtime/callAssertion.ts';
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
});
