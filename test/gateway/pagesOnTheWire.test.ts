import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import express from 'express';
import { forwardPages } from '../../gateway/forwardPages.ts';
import { gatewaySettings } from '../../gateway/settings.ts';
import { trustIssuers } from '../../subgraphs/shared/runtime/trustedIssuers.ts';

const servers: Server[] = [];
let reached: { line: string; body: string }[] = [];
let begun: (() => void) | undefined;
let cutOff: (() => void) | undefined;
let port: number;
let portBeforeTls: number;

async function listen(app: express.Express): Promise<number> {
  const server = app.listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
}

function gatewayBefore(url: string): express.Express {
  const settings = {
    TRUSTED_ISSUERS: '[]',
    SUBGRAPH_URL_INSIGHT: url,
    ASSERTION_KEY_INSIGHT: Buffer.alloc(32, 'k').toString('base64'),
    PAGES: '{"/export":"insight"}',
  };
  return express().use(forwardPages(gatewaySettings(settings, ['insight']), trustIssuers([])));
}

beforeAll(async () => {
  const subgraph = express().use(async (request, response) => {
    request.on('error', () => cutOff?.());
    begun?.();
    const body = Buffer.concat(await request.toArray()).toString();
    reached.push({ line: `${request.method} ${request.url}`, body });
    response.set({ 'set-cookie': 'a=b', 'access-control-allow-origin': '*', 'clear-site-data': '"*"' });
    response.set({ 'content-security-policy': "default-src 'none'", 'x-total-rows': '7' }).type('text').send('a page');
  });
  const place = `127.0.0.1:${await listen(subgraph)}`;
  port = await listen(gatewayBefore(`http://${place}`));
  portBeforeTls = await listen(gatewayBefore(`https://${place}`));
});
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});
beforeEach(() => {
  reached = [];
});

/** All that comes back for these bytes. */
const raw = (line: string, rest = '\r\n') =>
  new Promise<string>((resolve) => {
    let answer = '';
    const text = `${line} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${rest}`;
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('latin1').on('data', (chunk) => (answer += chunk));
    socket.on('close', () => resolve(answer));
  });
const chunked = (body: string) =>
  `content-type: text/plain\r\ntransfer-encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;

describe('[A59] of the subgraph behind a page', () => {
  test.each([
    ['/export/../metrics'],
    ['/export/%2e%2e/metrics'],
    ['/export/a/../../metrics'],
    ['/export/.%2E/graphql'],
    ['/export/..\\metrics'],
    ['/export/..'],
    ['/export/../exports'],
  ])('%s is not to be had', async (path) => {
    expect(await raw(`GET ${path}`)).toMatch(/^HTTP\/1\.1 404 /);
    expect(await raw(`POST ${path}`, 'content-length: 0\r\n\r\n')).toMatch(/^HTTP\/1\.1 404 /);
    expect(reached).toEqual([]);
  });

  test.each([
    ['/export', '/export/'],
    ['/export?a=../b', '/export/?a=../b'],
    ['/EXPORT/a/../b', '/export/b'],
    ['/export/..%2fmetrics', '/export/..%2fmetrics'],
  ])('%s is %s', async (path, wanted) => {
    expect(await raw(`GET ${path}`)).toMatch(/^HTTP\/1\.1 200 /);
    expect(reached).toEqual([{ line: `GET ${wanted}`, body: '' }]);
  });
});

test('a subgraph behind an https address is asked by TLS: one that does not speak it is not available', async () => {
  const answer = await fetch(`http://127.0.0.1:${portBeforeTls}/export/a`);
  expect([answer.status, await answer.text()]).toEqual([503, 'Not available at the moment.']);
  expect(reached).toEqual([]);
});

describe('[A57] a request for a page', () => {
  const another = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n';

  test.each(['GET', 'HEAD'])('by %s has no body that would be another request', async (method) => {
    expect(await raw(`${method} /export/a`, chunked(another))).toMatch(/^HTTP\/1\.1 200 /);
    const announced = `content-length: ${another.length}\r\n\r\n${another}`;
    expect(await raw(`${method} /export/b`, announced)).toMatch(/^HTTP\/1\.1 200 /);
    await raw('GET /export/c');
    expect(reached.map(({ line }) => line)).toEqual([`${method} /export/a`, `${method} /export/b`, 'GET /export/c']);
    expect(reached.map(({ body }) => body)).toEqual(['', '', '']);
  });

  test('by POST has the one that was sent', async () => {
    await raw('POST /export/a', chunked(another));
    await raw('POST /export/b', `content-length: 5\r\n\r\n12345`);
    expect(reached).toEqual([
      { line: 'POST /export/a', body: another },
      { line: 'POST /export/b', body: '12345' },
    ]);
  });

  test('that breaks off breaks off at the subgraph', async () => {
    const broken = new Promise<void>((resolve) => {
      cutOff = resolve;
    });
    const socket = connect(port, '127.0.0.1', () =>
      socket.write('POST /export/a HTTP/1.1\r\nhost: x\r\ncontent-length: 50\r\n\r\n12345'),
    );
    begun = () => void socket.destroy();
    await broken;
    expect(reached).toEqual([]);
  });
});

test('[A58] a page says nothing for the whole origin, and nothing of its own connection', async () => {
  const [head = ''] = (await raw('GET /export/a')).split('\r\n\r\n');
  expect(head).toContain("\r\ncontent-security-policy: default-src 'none'");
  expect(head.toLowerCase()).toContain('\r\nx-total-rows: 7');
  expect(head.toLowerCase()).toMatch(/\r\nconnection: close/);
  expect(head).not.toMatch(/set-cookie|access-control|clear-site|keep-alive/i);
});
