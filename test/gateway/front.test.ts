import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { auditServer } from 'graphql-http';
import { type Bookshop, type Gateway, openBookshop } from '../support/bookshop.ts';

const APP = 'https://app.example.org';
let shop: Bookshop;
let gateway: Gateway;
beforeAll(async () => {
  shop = await openBookshop();
  gateway = await shop.open({
    ...{ INTROSPECTION: 'on', CORS_ORIGINS: `${APP}, http://localhost:5173`, SERVER_TIMING: 'on' },
    COMPRESS_FROM: '2000',
  });
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
    const chunks = (count: number) =>
      new ReadableStream({
        start(stream) {
          for (let at = 0; at < count; at += 1) stream.enqueue(Buffer.alloc(1_000, ' '));
          stream.enqueue(Buffer.from(HELLO));
          stream.close();
        },
      });
    const sent = (count: number) =>
      fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': JSON_TYPE },
        body: chunks(count),
        duplex: 'half',
      } as RequestInit);
    expect((await sent(100)).status).toBe(200);
    expect((await sent(103)).status).toBe(413);
  });

  test.each<[string, string | Uint8Array]>([
    ['bytes that are no text', Uint8Array.from([0x7b, 0xff, 0xfe, 0x7d])],
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
    expect(asked.headers.get('access-control-allow-headers')).toContain('authorization');
    const answer = await send({ origin });
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
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

describe('an answer', () => {
  const raw = (accept: string, body: string) =>
    new Promise<{ coding: string | undefined; vary: string | undefined; text: string }>((resolve, reject) => {
      const headers = { 'content-type': JSON_TYPE, 'accept-encoding': accept };
      const asked = httpRequest(`${gateway.url}/graphql`, { method: 'POST', headers }, async (answer) => {
        const bytes = Buffer.concat(await answer.toArray());
        const { 'content-encoding': coding, vary } = answer.headers;
        const text = coding === 'br' ? brotliDecompressSync(bytes) : coding === 'gzip' ? gunzipSync(bytes) : bytes;
        resolve({ coding, vary, text: text.toString('utf8') });
      });
      asked.on('error', reject).end(body);
    });
  const echo = (length: number, operation = 'query ($t: String!) { echo(text: $t) }') =>
    JSON.stringify({ query: operation, variables: { t: 'é'.repeat(length) } });

  test.each([
    ['br, gzip', 'br'],
    ['gzip, br;q=0.5', 'gzip'],
    ['*', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, *', 'gzip'],
    ['identity', undefined],
    ['', undefined],
    ['deflate', undefined],
  ])('that is long is compressed for a client that takes "%s": %s', async (accept, coding) => {
    const answer = await raw(accept, echo(3_000));
    expect(answer.coding).toBe(coding);
    expect(answer.vary).toContain('accept-encoding');
    expect(JSON.parse(answer.text)).toEqual({ data: { echo: 'é'.repeat(3_000) } });
  });

  test('is compressed from the length on that is set', async () => {
    const around = '{"data":{"echo":""}}\n'.length;
    expect((await raw('gzip', echo(2_000 - around))).coding).toBe('gzip');
    expect((await raw('gzip', echo(1_999 - around))).coding).toBeUndefined();
  });

  test('to a mutation, where new secrets are told, never is', async () => {
    const answer = await raw('gzip', echo(3_000, 'mutation ($t: String!) { tell(text: $t) }'));
    expect([answer.coding, answer.text.length]).toEqual([undefined, 3_021]);
  });

  test('says how long its parts took where that is set, and else does not', async () => {
    const parts =
      /^identify;dur=\d+\.\d, read;dur=\d+\.\d, limits;dur=\d+\.\d, wait;dur=\d+\.\d, run;dur=\d+\.\d, total;dur=\d+\.\d$/;
    expect((await send({})).headers.get('server-timing')).toMatch(parts);
    const quiet = await shop.open();
    const { headers } = await fetch(`${quiet.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': JSON_TYPE },
      body: HELLO,
    });
    expect(headers.get('server-timing')).toBeNull();
  });

  test('is told to an observer, without anything of a person', async () => {
    gateway.answered.length = 0;
    await gateway.send({ query: 'query Greet($n: String) { hello(name: $n) }', variables: { n: '280215A924B' } });
    await gateway.send('[]');
    expect(gateway.answered).toEqual([
      {
        ...{ status: 200, milliseconds: expect.any(Number), trusted: false, operationName: 'Greet' },
        documentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      { status: 400, milliseconds: expect.any(Number), trusted: false, refusedBy: undefined },
    ]);
  });
});

describe('[A52] on the wire', () => {
  const head = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';
  const connected = (url: string) =>
    new Promise<Socket>((resolve) => {
      const { hostname, port } = new URL(url);
      const socket = connect(Number(port), hostname, () => resolve(socket));
      socket.setEncoding('utf8').on('error', () => undefined);
    });
  const firstLine = (socket: Socket) =>
    new Promise<string>((resolve) => {
      let answer = '';
      socket.on('data', (chunk) => {
        answer += chunk;
        if (answer.includes('\r\n\r\n')) socket.destroy();
      });
      socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''));
    });
  const raw = async (url: string, text: string) => {
    const socket = await connected(url);
    socket.write(text);
    return firstLine(socket);
  };

  test.each([
    ['headers of more than 16 kB', `${head}x: ${'y'.repeat(17_000)}\r\n\r\n`, '431 Request Header Fields Too Large'],
    ['two lengths', `${head}content-length: 1\r\ncontent-length: 2\r\n\r\n{}`, '400 Bad Request'],
    [
      'a length and chunks',
      `${head}content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
      '400 Bad Request',
    ],
    ['something that is not HTTP', 'query { hello }\r\n\r\n', '400 Bad Request'],
    ['a length of 1 GB', `${head}content-length: 1000000000\r\n\r\n{`, '413 Payload Too Large'],
  ])('%s: refused', async (_what, text, status) => expect(await raw(gateway.url, text)).toBe(`HTTP/1.1 ${status}`));

  test('a sender who takes his time is cut off', async () => {
    const hasty = await shop.open({ REQUEST_TIMEOUT_MS: '200' });
    const slow = await Promise.all([raw(hasty.url, head), raw(hasty.url, `${head}content-length: 20\r\n\r\n{`)]);
    expect(slow).toEqual(['HTTP/1.1 408 Request Timeout', 'HTTP/1.1 408 Request Timeout']);
  });

  test('bodies that do not end are held up to a bound of all together, and make room when they go', async () => {
    const small = await shop.open({ BODIES_MEGABYTES: '1' });
    const hold = Array.from({ length: 10 }, async () => {
      const socket = await connected(small.url);
      await new Promise((sent) => socket.write(`${head}content-length: 100001\r\n\r\n${'x'.repeat(100_000)}`, sent));
      return socket;
    });
    const sockets = await Promise.all(hold);
    await expect(eventually(async () => (await small.send(HELLO)).status, 503)).resolves.toBe(503);
    for (const socket of sockets) socket.destroy();
    await expect(eventually(async () => (await small.send(HELLO)).status, 200)).resolves.toBe(200);
  });
});

async function eventually(look: () => Promise<number>, wanted: number): Promise<number> {
  for (let turn = 0; turn < 100; turn += 1) if ((await look()) === wanted) return wanted;
  return look();
}
