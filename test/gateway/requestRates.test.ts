import { randomUUID } from 'node:crypto';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { type Bookshop, openBookshop } from '../support/bookshop.ts';
import { clusterUrl } from '../support/cluster.ts';
import { asAdministrator } from '../support/runtimeDatabase.ts';

let shop: Bookshop;
beforeAll(async () => {
  shop = await openBookshop();
});
afterAll(() => shop.close());

const bearer = async (subject: string) => ({ authorization: `Bearer ${await shop.token('app', subject)}` });

describe('requests within a minute', () => {
  const from = (address: string) => ({ 'x-forwarded-for': address });

  test('of a network are counted, whoever sends them, and refused over the limit', async () => {
    const gateway = await shop.open({ REQUESTS_PER_MINUTE_OF_NETWORK: '3', TRUSTED_PROXIES: '1' });
    const sent = [
      await gateway.ask('{ hello }', from('192.0.2.1')),
      await gateway.ask('{ hello }', { ...from('192.0.2.2'), ...(await bearer('ada')) }),
      await gateway.send('[]', from('192.0.2.3')),
      await gateway.ask('{ hello }', from('192.0.2.4')),
      await gateway.ask('{ hello }', from('198.51.100.1')),
    ];
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 400, 429, 200]);
    const { code, retryAfter } = sent[3]?.body.errors[0].extensions ?? {};
    expect([code, retryAfter > 0 && retryAfter <= 60]).toEqual(['RATE_LIMITED', true]);
    expect(gateway.answered[3]).toMatchObject({ status: 429, refusedBy: 'rate-network' });
  });

  test('say when to try again, and leave probes alone', async () => {
    const gateway = await shop.open({ REQUESTS_PER_MINUTE_OF_NETWORK: '1' });
    await gateway.ask('{ hello }');
    const { status, headers } = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect([status, Number(headers.get('retry-after'))]).toEqual([429, expect.any(Number)]);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    for (let turn = 0; turn < 3; turn += 1) expect((await fetch(`${gateway.url}/health/live`)).status).toBe(200);
  });

  test('of a caller are counted, from wherever; a token that is not valid counts for nobody', async () => {
    const gateway = await shop.open({ REQUESTS_PER_MINUTE_OF_CALLER: '2', TRUSTED_PROXIES: '1' });
    const [ada, bo] = [await bearer('ada'), await bearer('bo')];
    const statuses = [];
    for (const [who, where] of [
      [ada, '192.0.2.1'],
      [ada, '203.0.113.9'],
      [ada, '198.51.100.1'],
      [bo, '192.0.2.1'],
    ] as const)
      statuses.push((await gateway.ask('{ hello }', { ...who, ...from(where) })).status);
    expect(statuses).toEqual([200, 200, 429, 200]);
    const namesake = { authorization: `Bearer ${await shop.token('staff', 'ada')}` };
    expect((await gateway.ask('{ hello }', namesake)).status).toBe(200);
    const both = { ...bo, identities: namesake.authorization.replace('Bearer ', '') };
    expect((await gateway.ask('{ hello }', both)).status).toBe(200);
    expect((await gateway.ask('{ hello }', { identities: both.identities })).status).toBe(429);
    expect((await gateway.ask('{ hello }', { authorization: 'Bearer a.b.c' })).status).toBe(401);
    expect((await gateway.ask('{ hello }')).status).toBe(200);
  });

  test('by a caller whose issuer’s keys cannot be had are to be sent again', async () => {
    const away = {
      name: 'app',
      issuer: 'https://app.example.org',
      jwksUri: 'http://127.0.0.1:9',
      subgraphs: ['books'],
    };
    const gateway = await shop.open({
      TRUSTED_ISSUERS: JSON.stringify([{ ...away, audience: 'urn:all', algorithms: ['ES256'] }]),
    });
    const { status, headers } = await fetch(`${gateway.url}/graphql`, {
      ...{ method: 'POST', body: '{"query":"{ hello }"}' },
      headers: { 'content-type': 'application/json', ...(await bearer('ada')) },
    });
    expect([status, headers.get('retry-after')]).toEqual([503, '1']);
    expect(gateway.answered).toMatchObject([{ status: 503, refusedBy: 'issuer' }]);
  });

  test('are not counted where the limits are 0', async () => {
    const gateway = await shop.open({ REQUESTS_PER_MINUTE_OF_NETWORK: '0', REQUESTS_PER_MINUTE_OF_CALLER: '0' });
    for (let turn = 0; turn < 3; turn += 1)
      expect((await gateway.ask('{ hello }', await bearer('ada'))).status).toBe(200);
  });

  test('are counted by all gateways together in a database, and by each while it is away', async () => {
    const name = `rates_${randomUUID().slice(0, 8)}`;
    await asAdministrator(`CREATE DATABASE ${name}`);
    const settings = { REQUESTS_PER_MINUTE_OF_NETWORK: '3', RATE_LIMIT_DATABASE_URL: clusterUrl(name) };
    const [one, other] = [await shop.open(settings), await shop.open(settings)];
    const asked = async (gateway = one) => (await gateway.ask('{ hello }')).status;
    expect([await asked(), await asked(other), await asked(), await asked(other), await asked()]).toEqual([
      200, 200, 200, 429, 429,
    ]);
    const client = new pg.Client({ connectionString: clusterUrl(name) });
    await client.connect();
    const { rows } = await client.query('SELECT * FROM gateway_requests');
    await client.end();
    expect(rows).toEqual([
      { key: expect.stringMatching(/^network:[\w-]{22}$/), points: expect.any(Number), expire: expect.anything() },
    ]);
    await asAdministrator(`DROP DATABASE ${name} WITH (FORCE)`);
    const third = await shop.open(settings);
    expect([await asked(third), await asked(third), await asked(third), await asked(third)]).toEqual([
      200, 200, 200, 429,
    ]);
  });
});

test('a database of counters that is away is asked for again after a while only', async () => {
  let calls = 0;
  const closing = createServer((socket) => {
    calls += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => closing.listen(0, '127.0.0.1', resolve));
  const { port } = closing.address() as AddressInfo;
  const gateway = await shop.open({
    RATE_LIMIT_DATABASE_URL: `postgresql://nobody@127.0.0.1:${port}/x?sslmode=disable`,
  });
  for (let turn = 0; turn < 3; turn += 1) expect((await gateway.ask('{ hello }')).status).toBe(200);
  expect(calls).toBe(1);
  await new Promise((resolve) => closing.close(resolve));
});
