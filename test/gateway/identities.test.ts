import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Boats, startBoats } from '../support/boats.ts';
import { type RuntimeDatabase, runtimeDatabase } from '../support/runtimeDatabase.ts';

let runtime: RuntimeDatabase;
let boats: Boats;
let behindProxy: Boats;

beforeAll(async () => {
  runtime = await runtimeDatabase();
  boats = await startBoats(runtime.database);
  behindProxy = await startBoats(runtime.database, undefined, { TRUSTED_PROXIES: '1' });
});
afterAll(async () => {
  await boats.close();
  await behindProxy.close();
  await runtime.close();
});
beforeEach(() => {
  for (const { seen } of [boats, behindProxy]) seen.sail.length = seen.motor.length = 0;
});

const BOTH = '{ whoami motor { power } }';
const name = ({ caller }: { caller?: { issuer: string; subject: string } | undefined } = {}) =>
  caller && `${caller.issuer}|${caller.subject}`;
const seenBy = ({ seen }: Boats) => [name(seen.sail[0]), name(seen.motor[0])];

describe('[A10] several sign-ins in one request', () => {
  test('reach each subgraph as one: the caller that is meant for it', async () => {
    const identities = `${await boats.token('motorists', 'mo')}, ${await boats.token('sailors', 'sy')}`;
    const { status, body } = await boats.ask(BOTH, { identities });
    expect([status, body.data.whoami]).toEqual([200, 'sailors|sy']);
    expect(seenBy(boats)).toEqual(['sailors|sy', 'motorists|mo']);
  });

  test('the Authorization header comes first, then the first that fits', async () => {
    const authorization = `Bearer ${await boats.token('motorists', 'chosen')}`;
    const others = [await boats.token('everywhere', 'first'), await boats.token('sailors', 'second')];
    await boats.ask(BOTH, { authorization, identities: others.join(',') });
    expect(seenBy(boats)).toEqual(['everywhere|first', 'motorists|chosen']);
  });

  test('five may come beside the Authorization header, six may not', async () => {
    const authorization = `Bearer ${await boats.token('motorists')}`;
    const many = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((subject) => boats.token('sailors', subject)));
    expect((await boats.ask(BOTH, { authorization, identities: many.slice(0, 5).join(',') })).status).toBe(200);
    expect((await boats.ask(BOTH, { authorization, identities: many.join(',') })).status).toBe(401);
  });

  test.each([['garbage'], ['a.b.c'], ['Bearer x.y.z'], [','], ['VALID, a.b.c'], ['VALID,']])(
    '[A25] one that is no token makes the whole request 401: %s',
    async (identities) => {
      const valid = await boats.token('sailors');
      const headers = { authorization: `Bearer ${valid}`, identities: identities.replace('VALID', valid) };
      const { status, body } = await boats.ask(BOTH, headers);
      expect([status, body.errors[0].extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
      expect(seenBy(boats)).toEqual([undefined, undefined]);
    },
  );
});

describe("the client's network", () => {
  const from = async (gateway: Boats, address: string) => {
    gateway.seen.sail.length = gateway.seen.motor.length = 0;
    await gateway.ask(BOTH, { 'x-forwarded-for': address, 'x-client-network': 'forged' });
    return [gateway.seen.sail[0]?.network, gateway.seen.motor[0]?.network];
  };

  test('is told to each subgraph in words of its own, and never as an address', async () => {
    const [sail, motor] = await from(boats, '192.0.2.7');
    expect(sail).toMatch(/^[\w-]{22}$/);
    expect(motor).not.toBe(sail);
  });

  test('[A57] is not what a client says of itself', async () => {
    expect(await from(boats, '192.0.2.7')).toEqual(await from(boats, '198.51.100.9'));
  });

  test('behind one trusted proxy is what that proxy wrote last', async () => {
    const here = await from(behindProxy, '192.0.2.7');
    expect(await from(behindProxy, '192.0.2.99')).toEqual(here);
    expect(await from(behindProxy, '203.0.113.5, 192.0.2.8')).toEqual(here);
    expect(await from(behindProxy, '192.0.2.7, 203.0.113.5')).not.toEqual(here);
  });
});
