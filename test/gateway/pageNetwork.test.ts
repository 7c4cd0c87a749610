import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import { forwardPages } from '../../gateway/forwardPages.ts';
import { gatewaySettings } from '../../gateway/settings.ts';
import {
  ASSERTION_HEADER,
  assertCall,
  assertionVerifier,
  NETWORK_HEADER,
} from '../../subgraphs/shared/runtime/callAssertion.ts';
import { Failure } from '../../subgraphs/shared/runtime/failure.ts';
import { notePageNetwork } from '../../subgraphs/shared/runtime/pageNetwork.ts';
import type { TrustedIssuers } from '../../subgraphs/shared/runtime/trustedIssuers.ts';

const KEY = randomBytes(32);
const servers: Server[] = [];
const MUCH = 64 * 1024 * 1024;
const sent = { bytes: 0, closed: undefined as (() => void) | undefined };

/** Writes as fast as it is taken, and no faster. */
const sendMuch: express.RequestHandler = (_request, response) => {
  const piece = Buffer.alloc(64 * 1024);
  const write = () => {
    for (let goesOn = true; goesOn && sent.bytes < MUCH; sent.bytes += piece.length) goesOn = response.write(piece);
  };
  response.on('drain', write).on('close', () => sent.closed?.());
  write();
};

const ISSUERS: TrustedIssuers = {
  async callerOf(token) {
    if (token !== 'staff' && token !== 'other') throw new Failure('UNAUTHENTICATED');
    return { issuer: token, subject: 'somebody', claims: {} };
  },
  named: (name) => {
    const subgraphs = name === 'staff' ? ['netherlands'] : ['norway'];
    return { name, issuer: name, audience: '', algorithms: [], subgraphs };
  },
};
let subgraph: string;
let gateway: string;

async function listen(app: express.Express): Promise<string> {
  const server = app.listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  const tell: express.RequestHandler = (_request, response) => void response.json(response.locals['network']);
  const tellToken: express.RequestHandler = (request, response) => {
    const { isFromGateway } = response.locals;
    response.json({ isFromGateway, authorization: request.get('authorization'), range: request.get('range') });
  };
  const noted = notePageNetwork('netherlands', KEY);
  subgraph = await listen(
    express().use('/page', noted, tell).use('/export/token', noted, tellToken).use('/export/large', sendMuch),
  );
  const settings = gatewaySettings(
    {
      TRUSTED_ISSUERS: '[]',
      SUBGRAPH_URL_NETHERLANDS: subgraph,
      ASSERTION_KEY_NETHERLANDS: KEY.toString('base64'),
      PAGES: '{"/page":"netherlands","/export":"netherlands"}',
      SUBGRAPH_TIMEOUT_MS: '60000',
      TRUSTED_PROXIES: '1',
    },
    ['netherlands'],
  );
  gateway = await listen(express().set('trust proxy', 1).use(forwardPages(settings, ISSUERS)));
});
afterAll(() => {
  for (const server of servers) server.close();
});

const seenBy = async (origin: string, headers: Record<string, string>) =>
  (await fetch(`${origin}/page`, { method: 'POST', headers, body: 'token=x' })).json();
const from = (address: string) => seenBy(gateway, { 'x-forwarded-for': address });

describe('[A12] the network that a page behind a link is told', () => {
  test('is the client’s, as a keyed hash, the same for one household or library', async () => {
    const [home, neighbour, elsewhere] = [await from('192.0.2.7'), await from('192.0.2.9'), await from('198.51.100.7')];
    expect(home).toMatch(/^[\w-]{22}$/);
    expect(neighbour).toBe(home);
    expect(elsewhere).not.toBe(home);
  });

  test('is not what a client says of himself', async () => {
    const said = await seenBy(gateway, { 'x-forwarded-for': '192.0.2.7', [NETWORK_HEADER]: 'mine' });
    expect(said).toBe(await from('192.0.2.7'));
    expect(await seenBy(subgraph, { [NETWORK_HEADER]: 'mine' })).toBe('');
  });

  test.each([
    ['another subgraph', { subgraph: 'finland' }, 'mine'],
    ['another network', { network: 'yours' }, 'mine'],
    ['a GraphQL request', { body: '{}' }, 'mine'],
  ])('is not believed where it was signed for %s', async (_label, change, network) => {
    const call = { subgraph: 'netherlands', body: '', authorization: '', language: '', network, ...change };
    const assertion = assertCall(KEY, call, Date.now());
    expect(await seenBy(subgraph, { [NETWORK_HEADER]: network, [ASSERTION_HEADER]: assertion })).toBe('');
  });

  test('is believed once, and is no assertion of a GraphQL request', async () => {
    const call = { subgraph: 'netherlands', body: '', authorization: '', language: '', network: 'mine' };
    const headers = { [NETWORK_HEADER]: 'mine', [ASSERTION_HEADER]: assertCall(KEY, call, Date.now()) };
    expect([await seenBy(subgraph, headers), await seenBy(subgraph, headers)]).toEqual(['mine', '']);
    const verify = assertionVerifier(KEY, Date.now);
    expect(verify(headers[ASSERTION_HEADER], { ...call, body: '{"query":"{ __typename }"}' })).toBe(false);
  });
});

describe('a page that asks who is there', () => {
  const tokenSeen = async (origin: string, headers: Record<string, string>) => {
    const answer = await fetch(`${origin}/export/token`, { headers });
    return answer.status === 200 ? answer.json() : answer.status;
  };

  test('gets the token that is meant for its subgraph, verified and in what the gateway signs', async () => {
    const seen = await tokenSeen(gateway, { authorization: 'bearer staff', range: 'bytes=5-' });
    expect(seen).toEqual({ isFromGateway: true, authorization: 'Bearer staff', range: 'bytes=5-' });
  });

  test.each([
    ['one meant for another subgraph goes no further', { authorization: 'Bearer other' }, { isFromGateway: true }],
    ['a wrong one is answered here', { authorization: 'Bearer forged' }, 401],
    ['another scheme is answered here', { authorization: 'Basic c3RhZmY6eA==' }, 401],
    ['none is needed', {}, { isFromGateway: true }],
  ])('%s', async (_what, headers, expected) => {
    expect(await tokenSeen(gateway, headers as Record<string, string>)).toEqual(expected);
  });

  test('sees that a call with a token is not the gateway’s', async () => {
    expect(await tokenSeen(subgraph, { authorization: 'Bearer staff' })).toMatchObject({ isFromGateway: false });
    const call = { subgraph: 'netherlands', body: '', authorization: '', language: '', network: '' };
    const headers = { authorization: 'Bearer staff', [ASSERTION_HEADER]: assertCall(KEY, call, Date.now()) };
    expect(await tokenSeen(subgraph, headers)).toMatchObject({ isFromGateway: false });
  });

  test('is sent no faster than the client takes it, and told when he goes away', async () => {
    const closed = new Promise<void>((resolve) => {
      sent.closed = resolve;
    });
    const { port } = new URL(gateway);
    const socket = connect(Number(port), '127.0.0.1', () =>
      socket.write('GET /export/large HTTP/1.1\r\nHost: x\r\n\r\n'),
    );
    await new Promise((resolve) => socket.once('readable', resolve)); // and reads no byte
    for (let before = -1; before !== sent.bytes; ) {
      before = sent.bytes;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(sent.bytes).toBeLessThan(MUCH / 2);
    socket.destroy();
    await closed;
  });
});
