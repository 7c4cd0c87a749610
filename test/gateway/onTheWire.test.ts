import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Bookshop, type Gateway, openBookshop } from '../support/bookshop.ts';

let shop: Bookshop;
let gateway: Gateway;
beforeAll(async () => {
  shop = await openBookshop();
  gateway = await shop.open({ SERVER_TIMING: 'on', COMPRESS_FROM: '2000' });
});
afterAll(() => shop.close());

const JSON_TYPE = 'application/json';
const HELLO = JSON.stringify({ query: '{ hello }' });
const timingOf = async ({ url }: Gateway) => {
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': JSON_TYPE }, body: HELLO });
  return answer.headers.get('server-timing');
};

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
    const around = '{"data":{"echo":""}}'.length;
    expect((await raw('gzip', echo(2_000 - around))).coding).toBe('gzip');
    expect((await raw('gzip', echo(1_999 - around))).coding).toBeUndefined();
  });

  test('is never compressed where the length is 0', async () => {
    const plain = await shop.open({ COMPRESS_FROM: '0' });
    const { status, headers } = await fetch(`${plain.url}/graphql`, {
      ...{ method: 'POST', body: echo(3_000), headers: { 'content-type': JSON_TYPE, 'accept-encoding': 'gzip' } },
    });
    expect([status, headers.get('content-encoding')]).toEqual([200, null]);
  });

  test('to a mutation, where new secrets are told, never is', async () => {
    const answer = await raw('gzip', echo(3_000, 'mutation ($t: String!) { tell(text: $t) }'));
    expect([answer.coding, answer.text.length]).toEqual([undefined, 3_020]);
  });

  test('says how long its parts took where that is set, and else does not', async () => {
    const parts =
      /^identify;dur=\d+\.\d, read;dur=\d+\.\d, limits;dur=\d+\.\d, wait;dur=\d+\.\d, run;dur=\d+\.\d, total;dur=\d+\.\d$/;
    expect(await timingOf(gateway)).toMatch(parts);
    expect(await timingOf(await shop.open())).toBeNull();
  });

  test('is told to an observer, without anything of a person', async () => {
    gateway.answered.length = 0;
    await gateway.send({ query: 'query Greet($n: String) { hello(name: $n) }', variables: { n: '280215A924B' } });
    await gateway.send('[]');
    expect(gateway.answered).toEqual([
      {
        ...{ status: 200, milliseconds: expect.any(Number), trusted: false, operationName: 'Greet' },
        ...{
          documentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
          requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        },
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
    ['a coding that is none', `${head}transfer-encoding: xchunked\r\n\r\n0\r\n\r\n`, '400 Bad Request'],
    ['chunks in a coding', `${head}transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n`, '400 Bad Request'],
    [
      'a chunk of 2 to the power of 68',
      `${head}transfer-encoding: chunked\r\n\r\n${'f'.repeat(17)}\r\n{}`,
      '400 Bad Request',
    ],
    ['a blank in a name', `${head}content-length : 2\r\n\r\n{}`, '400 Bad Request'],
    ['lines without returns', `${head}content-length: 2\r\n\r\n{}`.replaceAll('\r', ''), '400 Bad Request'],
    ['something that is not HTTP', 'query { hello }\r\n\r\n', '400 Bad Request'],
    ['a length of 1 GB', `${head}content-length: 1000000000\r\n\r\n{`, '413 Payload Too Large'],
  ])('%s: refused', async (_what, text, status) => expect(await raw(gateway.url, text)).toBe(`HTTP/1.1 ${status}`));

  test('as many headers as may be are all read, and with one more none is', async () => {
    const sent = (count: number) => {
      const junk = Array.from({ length: count - 4 }, (_, at) => `x${at}: y\r\n`).join('');
      return `POST /graphql HTTP/1.1\r\nhost: x\r\n${junk}connection: close\r\ncontent-length: ${HELLO.length}\r\ncontent-type: application/json\r\n\r\n${HELLO}`;
    };
    expect(await raw(gateway.url, sent(100))).toBe('HTTP/1.1 200 OK');
    expect(await raw(gateway.url, sent(101))).toBe('HTTP/1.1 431 Request Header Fields Too Large');
  });

  test('connections beyond a number are closed, and there is room when one goes', async () => {
    const small = await shop.open({ MOST_CONNECTIONS: '1' });
    const first = await connected(small.url);
    first.write(head);
    expect(await raw(small.url, `${head}connection: close\r\ncontent-length: 2\r\n\r\n{}`)).toBe('');
    first.destroy();
    await expect(
      eventually(async () => (await small.send(HELLO).catch(() => ({ status: 0 }))).status, 200),
    ).resolves.toBe(200);
  });

  test.each([
    [{}, 'timeout=5'],
    [{ TRUSTED_PROXIES: '1' }, 'timeout=75'],
    [{ TRUSTED_PROXIES: '1', IDLE_CONNECTION_MS: '20000' }, 'timeout=20'],
  ])('with %j a connection may lie idle for: %s', async (settings, kept) => {
    const { url } = await shop.open(settings as Record<string, string>);
    const [answer] = await once(
      httpRequest(`${url}/health/live`, { agent: new Agent({ keepAlive: true }) }).end(),
      'response',
    );
    expect(answer.headers['keep-alive']).toBe(kept);
    answer.resume().socket.destroy();
  });

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
