import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { auditServer } from 'graphql-http';
import { type Bookshop, type Gateway, openBookshop } from '../support/bookshop.ts';

const APP = 'https://app.example.org';
let shop: Bookshop;
let gateway: Gateway;
beforeAll(async () => {
  shop = await openBookshop();
  gateway = await shop.open({ INTROSPECTION: 'on', CORS_ORIGINS: `${APP}, http://localhost:5173` });
});
afterAll(() => shop.close());

const JSON_TYPE = 'application/json';
const GRAPHQL_TYPE = 'application/graphql-response+json';
const HELLO = JSON.stringify({ query: '{ hello }' });
const send = (headers: Record<string, string>, body: string | Uint8Array | null = HELLO, method = 'POST') =>
  fetch(`${gateway.url}/graphql`, { method, headers: { 'content-type': JSON_TYPE, ...headers }, body });

test('the audit of GraphQL over HTTP finds nothing but that operations do not come by GET', async () => {
  const results = await auditServer({ url: `${gateway.url}/graphql` });
  const failed = results.filter(({ status }) => status !== 'ok').map(({ id, status }) => `${id} ${status}`);
  expect(results.length).toBeGreaterThan(60);
  expect(failed).toEqual(['5A70 notice', 'D6D5 notice', '6A70 notice']);
});

describe('the media type of an answer', () => {
  test.each([
    ['*/*', JSON_TYPE],
    ['application/*', JSON_TYPE],
    [JSON_TYPE, JSON_TYPE],
    [GRAPHQL_TYPE, GRAPHQL_TYPE],
    [`${GRAPHQL_TYPE}, ${JSON_TYPE};q=0.9`, GRAPHQL_TYPE],
    [`${GRAPHQL_TYPE};q=0.8, ${JSON_TYPE};q=0.9`, JSON_TYPE],
    [`${JSON_TYPE}, ${GRAPHQL_TYPE}`, GRAPHQL_TYPE],
    [`multipart/mixed;deferSpec=20220824, ${JSON_TYPE}`, JSON_TYPE],
    [`text/html, */*;q=0.1`, JSON_TYPE],
    [`${JSON_TYPE};q=zero, ${GRAPHQL_TYPE};q=0.1`, GRAPHQL_TYPE],
  ])('for %s is %s', async (accept, type) => {
    const answer = await send({ accept });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`]);
    expect([answer.headers.get('cache-control'), answer.headers.get('x-content-type-options')]).toEqual([
      'no-store',
      'nosniff',
    ]);
  });

  test.each([['text/html'], ['multipart/mixed'], ['text/event-stream'], [`${JSON_TYPE};q=0`], [',']])(
    'for %s there is none',
    async (accept) => {
      const answer = await send({ accept });
      const body = JSON.parse(await answer.text());
      expect([answer.status, body.errors[0].extensions]).toEqual([406, { code: 'BAD_USER_INPUT' }]);
    },
  );

  test.each([
    [JSON_TYPE, 200],
    [GRAPHQL_TYPE, 400],
    ['*/*', 400],
  ])('%s says with status %d that a document is not valid', async (accept, status) => {
    expect((await send({ accept }, '{"query":"{ goodbye }"}')).status).toBe(status);
    expect((await send({ accept }, '{"query":"{ hello"}')).status).toBe(status);
  });
});

describe('a request', () => {
  test.each([
    ['text/plain', ''],
    ['application/x-www-form-urlencoded', ''],
    ['multipart/form-data; boundary=x', ''],
    ['application/json; charset=utf-16', ''],
    ['application/graphql', ''],
    ['', ''],
    [JSON_TYPE, 'gzip'],
  ])('[A31] of type "%s" in coding "%s" is not taken', async (type, coding) => {
    const answer = await send({ 'content-type': type, ...(coding && { 'content-encoding': coding }) });
    expect([answer.status, answer.headers.get('accept-post')]).toEqual([415, JSON_TYPE]);
  });

  test.each([['application/json'], ['application/json; charset=UTF-8'], ['Application/JSON;charset="utf-8"']])(
    'of type %s is',
    async (type) => expect((await send({ 'content-type': type })).status).toBe(200),
  );

  test.each([['GET'], ['PUT'], ['DELETE'], ['OPTIONS'], ['PATCH']])('by %s is not taken', async (method) => {
    const answer = await send({}, method === 'GET' ? null : HELLO, method);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test('[A52] of exactly 100 kB is read, of one byte more is not', async () => {
    const sized = (size: number) => `{"query":"{ hello }","padding":"${'x'.repeat(size - 34)}"}`;
    expect(sized(102_400)).toHaveLength(102_400);
    expect((await send({}, sized(102_400))).status).toBe(200);
    const over = await send({}, sized(102_401));
    expect([over.status, await over.text()]).toEqual([
      413,
      expect.stringContaining('The request is larger than 100kb.'),
    ]);
  });

  test('[A52] that announces no length is counted as it comes', async () => {
    const dripped = (size: number) =>
      new ReadableStream({
        start(stream) {
          for (let at = 0; at < size - HELLO.length; at += 1_000)
            stream.enqueue(Buffer.alloc(Math.min(1_000, size - HELLO.length - at), ' '));
          stream.enqueue(Buffer.from(HELLO));
          stream.close();
        },
      });
    const sent = (size: number) => {
      const dripping = { method: 'POST', headers: { 'content-type': JSON_TYPE }, body: dripped(size), duplex: 'half' };
      return fetch(`${gateway.url}/graphql`, dripping as RequestInit);
    };
    expect((await sent(102_400)).status).toBe(200);
    expect((await sent(102_401)).status).toBe(413);
  });

  test.each<[string, string | Uint8Array]>([
    ['bytes that are no text', Buffer.from('{"query":"{ hello }","x":"\xff"}', 'latin1')],
    ['nothing', ''],
    ['a number', '7'],
    ['null', 'null'],
    ['no document', '{"query":""}'],
    ['a list of variables', '{"query":"{ hello }","variables":[]}'],
  ])('of %s is refused', async (_what, body) => expect((await send({}, body)).status).toBe(400));

  test('[A62] finds no parameter in a prototype', async () => {
    expect((await send({}, '{"__proto__":{"query":"{ hello }"}}')).status).toBe(400);
  });
});

describe('a page of another origin', () => {
  const preflight = (origin: string) => send({ origin, 'access-control-request-method': 'POST' }, null, 'OPTIONS');

  test.each([[APP], ['http://localhost:5173']])('that is on the list reads answers: %s', async (origin) => {
    const asked = await preflight(origin);
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, origin]);
    expect(asked.headers.get('access-control-allow-methods')).toBe('POST');
    expect(asked.headers.get('access-control-allow-headers')).toBe(
      'content-type, authorization, identities, accept-language, x-show-cost',
    );
    const answer = await send({ origin });
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(answer.headers.get('access-control-expose-headers')).toBe('retry-after, server-timing');
    expect(answer.headers.get('vary')).toContain('origin');
  });

  test.each([['https://evil.example.org'], ['null'], [`${APP}.evil.example.org`], [APP.toUpperCase()]])(
    '[A31] that is not is told nothing: %s',
    async (origin) => {
      const asked = await preflight(origin);
      expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([405, null]);
      expect((await send({ origin })).headers.get('access-control-allow-origin')).toBeNull();
    },
  );
});
