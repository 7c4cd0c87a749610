import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
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
import { notePageNetwork } from '../../subgraphs/shared/runtime/pageNetwork.ts';

const KEY = randomBytes(32);
const servers: Server[] = [];
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
  subgraph = await listen(express().use('/page', notePageNetwork('netherlands', KEY), tell));
  const settings = gatewaySettings(
    {
      TRUSTED_ISSUERS: '[]',
      SUBGRAPH_URL_NETHERLANDS: subgraph,
      ASSERTION_KEY_NETHERLANDS: KEY.toString('base64'),
      PAGES: '{"/page":"netherlands"}',
      TRUSTED_PROXIES: '1',
    },
    ['netherlands'],
  );
  gateway = await listen(express().set('trust proxy', 1).use(forwardPages(settings)));
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
