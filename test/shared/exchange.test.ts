import http, { type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { exchange } from '../../subgraphs/shared/runtime/exchange.ts';

const ANSWERS: Record<string, (response: ServerResponse) => void> = {
  '/stalls': (response) => response.writeHead(200, { 'content-length': 10 }).write('{'),
  '/breaks': (response) => {
    response.writeHead(200, { 'content-length': 10 });
    response.write('{', () => response.destroy());
  },
  '/silent': () => undefined,
  '/long': (response) => response.end('a'.repeat(1_000_001)),
  '/longest': (response) => response.end('a'.repeat(1_000_000)),
  '/moved': (response) => response.writeHead(302, { location: '/longest' }).end(),
};
const server = http.createServer((request, response) => ANSWERS[request.url ?? '']?.(response));

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

function ask(path: string, patienceMs = 60_000) {
  const { port } = server.address() as AddressInfo;
  const signal = AbortSignal.timeout(patienceMs);
  return exchange(new URL(`http://127.0.0.1:${port}${path}`), { method: 'GET', headers: {}, signal });
}

test.each([
  ['/stalls', 'TIMED_OUT', 300],
  ['/silent', 'TIMED_OUT', 300],
  ['/breaks', 'NETWORK', undefined],
  ['/long', 'TOO_LARGE', undefined],
])('an exchange that %s fails with %s', async (path, reason, patienceMs) => {
  await expect(ask(path, patienceMs)).rejects.toMatchObject({ reason });
});

test('an answer may have a million bytes', async () => {
  expect((await ask('/longest')).text).toHaveLength(1_000_000);
});

test('[A59] a redirect is an answer and is not followed', async () => {
  expect(await ask('/moved')).toMatchObject({ status: 302, text: '' });
});
