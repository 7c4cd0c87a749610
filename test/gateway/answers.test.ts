import type { RequestListener } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { withoutValues } from '../../gateway/errorCatalogue.ts';
import { LIMITS } from '../../gateway/queryLimits.ts';
import { type Boats, post, startBoats } from '../support/boats.ts';
import { type RuntimeDatabase, runtimeDatabase } from '../support/runtimeDatabase.ts';

let runtime: RuntimeDatabase;
let boats: Boats;

beforeAll(async () => {
  runtime = await runtimeDatabase();
  boats = await startBoats(runtime.database, 400);
});
afterAll(async () => {
  await boats.close();
  await runtime.close();
});
afterEach(() => boats.replaceMotor(undefined));

const LEAKS = /280215|10\.0\.0\.1|127\.0\.0\.1|duplicate|node_modules|\.ts|stack|serviceName/;

describe('an answer', () => {
  test('joins the entity of two subgraphs', async () => {
    const { body } = await boats.ask('{ sail { name engine { power } } }');
    expect(body).toEqual({ data: { sail: { name: 'Vesla', engine: { power: 9 } } } });
  });

  test('holds no text, address or trace from below when something breaks', async () => {
    const { body, text } = await boats.ask('{ broken whoami }');
    expect(body.data).toEqual({ broken: null, whoami: 'nobody' });
    expect(body.errors).toEqual([
      {
        message: 'Something went wrong on our side.',
        path: ['broken'],
        extensions: { code: 'INTERNAL', reference: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      },
    ]);
    expect(text).not.toMatch(LEAKS);
  });

  test.each<[string, object, string]>([
    [
      'query ($w: Wind) { sail(wind: $w) { id } }',
      { w: '280215A924B' },
      'Variable "$w" is wrong: it is no value of the enum Wind',
    ],
    [
      'query ($m: Int) { sail(metres: $m) { id } }',
      { m: '280215A924B' },
      'Variable "$m" is wrong: it must be of type Int',
    ],
    [
      'query ($n: String) { sail(number: $n) { id } }',
      { n: { code: '280215A924B' } },
      'Variable "$n" is wrong: it must be of type String',
    ],
    [
      'query ($n: String!) { sail(number: $n) { id } }',
      {},
      'Variable "$n" of required type "String!" was not provided.',
    ],
  ])('to wrong variables of %s tells where and why, and never the value', async (query, variables, message) => {
    const { body, text } = await boats.ask(query, {}, variables);
    expect(body.errors).toEqual([{ message, locations: expect.anything(), extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(text).not.toMatch(LEAKS);
  });

  test('does not show the query plan', async () => {
    const { text } = await boats.ask('{ whoami }', { 'apollo-query-plan-experimental': '1' });
    expect(text).toBe('{"data":{"whoami":"nobody"}}\n');
  });

  test('to introspection is a refusal where it is switched off', async () => {
    expect((await boats.ask('{ __schema { types { name } } }')).status).toBe(400);
  });
});

describe('a request', () => {
  const send = (body: string, headers?: Record<string, string>) => post(`${boats.url}/graphql`, body, headers);

  test.each<[string, string, number]>([
    ['with broken JSON', '{"query":', 400],
    ['with a list of operations', '[{"query":"{ whoami }"}]', 400],
    ['with a bare string', '"x"', 400],
    ['without a query', '{}', 400],
    ['over 100 kB', JSON.stringify({ query: '{ whoami }', variables: { x: 'y'.repeat(102_400) } }), 413],
    ['with a syntax error', '{"query":"{ whoami "}', 400],
    ['for an unknown field', '{"query":"{ whoareyou }"}', 400],
    ['with more tokens than any journey has', JSON.stringify({ query: `{ ${'whoami '.repeat(2_100)} }` }), 400],
    [
      'deeper than allowed',
      JSON.stringify({ query: `{ sail ${'{ owner '.repeat(LIMITS.depth)} { id } ${'}'.repeat(LIMITS.depth + 1)}` }),
      400,
    ],
    [
      'with more aliases than allowed',
      JSON.stringify({
        query: `{ sail { ${Array.from({ length: LIMITS.aliases + 1 }, (_, n) => `a${n}: name`).join(' ')} } }`,
      }),
      400,
    ],
    [
      'with more root fields than allowed',
      JSON.stringify({ query: `{ ${Array.from({ length: LIMITS.rootFields + 1 }, () => 'whoami').join(' ')} }` }),
      400,
    ],
    [
      'with more aliases than allowed by way of a fragment',
      JSON.stringify({
        query: `fragment f on Boat { ${Array.from({ length: 8 }, (_, n) => `a${n}: name`).join(' ')} } { sail { ...f owner { ...f } } }`,
      }),
      400,
    ],
    [
      'with a fragment that contains itself',
      '{"query":"fragment f on Boat { owner { ...f } } { sail { ...f } }"}',
      400,
    ],
  ])('%s is refused with a code and no trace', async (_what, sent, status) => {
    const answer = await send(sent);
    expect(answer.status).toBe(status);
    expect(answer.body.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(answer.text).not.toMatch(LEAKS);
  });

  test('at the limits is answered', async () => {
    const aliases = Array.from({ length: LIMITS.aliases }, (_, n) => `a${n}: name`).join(' ');
    expect((await boats.ask(`{ sail { ${aliases} } }`)).status).toBe(200);
    const deep = `{ sail ${'{ owner '.repeat(LIMITS.depth - 2)} { id } ${'}'.repeat(LIMITS.depth - 1)}`;
    expect((await boats.ask(deep)).status).toBe(200);
  });

  test('that a foreign page could send without asking is refused', async () => {
    const answer = await fetch(`${boats.url}/graphql`, {
      method: 'POST',
      body: '{"query":"{ whoami }"}',
      headers: { 'content-type': 'text/plain' },
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    const got = await fetch(`${boats.url}/graphql?query={whoami}`);
    expect(got.status).toBe(400);
  });

  test('to a path that does not exist tells nothing', async () => {
    const answer = await fetch(`${boats.url}/../admin`);
    expect([answer.status, await answer.text()]).toEqual([404, 'Nothing here.']);
  });
});

describe('a subgraph that', () => {
  const json: RequestListener = (_request, response) =>
    void response.writeHead(200, { 'content-type': 'application/json' });

  test.each<[string, RequestListener]>([
    ['refuses the connection', (request) => void request.socket.destroy()],
    ['is silent', () => undefined],
    [
      'drips',
      (_request, response) => {
        response.writeHead(200);
        const drip = setInterval(() => response.write(' '), 50);
        response.on('close', () => clearInterval(drip));
      },
    ],
    ['answers 500 with a page', (_request, response) => void response.writeHead(500).end('<html>280215A924B</html>')],
    ['answers 401', (_request, response) => void response.writeHead(401).end()],
    [
      'redirects',
      (_request, response) => void response.writeHead(302, { location: `${boats.sailUrl}/health/live` }).end(),
    ],
    ['answers garbage', (_request, response) => void response.writeHead(200).end('{"data":')],
    [
      'answers a list',
      (request, response) => {
        json(request, response);
        response.end('[]');
      },
    ],
    [
      'answers a scalar for the data',
      (request, response) => {
        json(request, response);
        response.end('{"data":7}');
      },
    ],
    [
      'answers more than it may',
      (request, response) => {
        json(request, response);
        response.end(Buffer.alloc(10_100_000, ' '));
      },
    ],
  ])('%s costs its own data only, and soon', async (_how, listener) => {
    boats.replaceMotor(listener);
    const begun = Date.now();
    const { body, text } = await boats.ask('{ whoami sail { name engine { power } } motor { power } }');
    expect(Date.now() - begun).toBeLessThan(3_000);
    expect(body.data).toEqual({ whoami: 'nobody', sail: { name: 'Vesla', engine: null }, motor: null });
    expect(body.errors.length).toBeGreaterThan(0);
    for (const error of body.errors)
      expect(error.extensions).toEqual({ code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'motor' });
    expect(text).not.toMatch(LEAKS);
  });

  test('is down makes the gateway not ready, and says which', async () => {
    boats.replaceMotor((request) => void request.socket.destroy());
    const ready = await fetch(`${boats.url}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'not ready', waitingFor: ['motor'] }]);
    expect((await fetch(`${boats.url}/health/live`)).status).toBe(200);
    boats.replaceMotor(undefined);
    expect((await fetch(`${boats.url}/health/ready`)).status).toBe(200);
  });
});

test.each([
  [
    'Variable "$i" got invalid value "x" at "i.birthDate"; Expected type "Date". Date must be an existing day',
    'Variable "$i" is wrong at "i.birthDate": Expected type "Date"',
  ],
  [
    'Variable "$i" got invalid value { code: "280215A924B" }; Field "code" is not defined by type "Input". Did you mean "x"?',
    'Variable "$i" is wrong: Field "code" is not defined by type "Input"',
  ],
  [
    'Variable "$i" got invalid value { a: "280215A924B" }; Field "name" of required type "String!" was not provided.',
    'Variable "$i" is wrong: Field "name" of required type "String!" was not provided.',
  ],
  [
    'Variable "$i" got invalid value "280215A924B" at "i.w"; Value "280215A924B" does not exist in "Wind" enum.',
    'Variable "$i" is wrong at "i.w": it is no value of the enum Wind',
  ],
  ['Int cannot represent non-integer value: "280215A924B"', 'Int cannot represent non-integer value'],
  ['Expected value of type "Wind", found "280215A924B".', 'Expected value of type "Wind"'],
])('the message %j becomes %j', (message, expected) => {
  expect(withoutValues(message)).toBe(expected);
});
