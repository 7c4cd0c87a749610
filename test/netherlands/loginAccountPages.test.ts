import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import express from 'express';
import {
  activate,
  enrol,
  openNetherlands,
  PASSWORD,
  reset,
  signIn,
  type TestNetherlands,
  theMover,
} from '../support/netherlands.ts';

let netherlands: TestNetherlands;
let server: Server;
let origin: string;
let token: string;

beforeAll(async () => {
  netherlands = await openNetherlands();
  await enrol(netherlands);
  token = await netherlands.mailedToken();
  const app = express();
  for (const { path, router } of netherlands.subgraph.pages ?? []) app.use(path, router);
  server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/login-account`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await netherlands.close();
});

async function post(password: string, again = password) {
  const body = new URLSearchParams({ token, password, again });
  const answer = await fetch(`${origin}/password`, { method: 'POST', body });
  return { status: answer.status, text: await answer.text() };
}

describe('the page behind the mailed link', () => {
  test('[N26] [A13] shows a form and uses nothing up, however often it is fetched', async () => {
    for (let time = 0; time < 3; time += 1) {
      const answer = await fetch(`${origin}/password?token=${token}`);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('<button>Instellen</button>');
    }
    expect(await netherlands.rows('SELECT state FROM login_account')).toEqual([{ state: 'PENDING_ACTIVATION' }]);
  });

  test('[R4] [R5] says in Dutch everything that the password lacks', async () => {
    const { status, text } = await post('welkom01', 'welkom02');
    expect(status).toBe(422);
    expect(text).toContain('Nodig: minstens 1 hoofdletter, minstens 1 teken van');
    expect(text).toContain('De twee wachtwoorden zijn niet gelijk.');
  });

  test('[N26] [N31] sets the password once', async () => {
    expect(await post(PASSWORD)).toMatchObject({
      status: 200,
      text: expect.stringContaining('inlogaccount is actief'),
    });
    expect(await signIn(netherlands, '25280000000413')).toMatchObject({ __typename: 'SignedIn' });
    expect(await post(PASSWORD)).toMatchObject({ status: 422, text: expect.stringContaining('niet (meer) geldig') });
  });
});

describe('[A12] wrong links', () => {
  const wrong = (path = '/password') =>
    fetch(`${origin}${path}`, {
      method: 'POST',
      body: new URLSearchParams({ token: 'x'.repeat(43), password: PASSWORD, again: PASSWORD }),
    });
  beforeEach(() => netherlands.rows(`DELETE FROM attempt WHERE network LIKE 'link|%'`));

  test.each(['/password', '/reset/password'])(
    'on %s: ten of a network in an hour, then the same page with 429',
    async (path) => {
      const first = await wrong(path);
      const page = await first.text();
      expect([first.status, first.headers.get('retry-after')]).toEqual([422, null]);
      for (let time = 2; time <= 10; time += 1) expect((await wrong(path)).status).toBe(422);
      netherlands.clock.advance(60_000);
      const eleventh = await wrong(path);
      expect([eleventh.status, eleventh.headers.get('retry-after')]).toEqual([429, '3540']);
      expect(await eleventh.text()).toBe(page);
    },
  );

  test.each([
    [3_599_999, 429],
    [3_600_000, 422],
  ])('are forgiven an hour after the first: %i ms later %i', async (later, status) => {
    for (let time = 0; time < 10; time += 1) await wrong();
    netherlands.clock.advance(later);
    expect((await wrong()).status).toBe(status);
  });

  test('of many at once are counted one by one, and shut out nobody’s right link', async () => {
    const statuses = (await Promise.all(Array.from({ length: 30 }, () => wrong()))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
    await enrol(netherlands, theMover());
    token = await netherlands.mailedToken();
    expect(await post(PASSWORD)).toMatchObject({ status: 200 });
  });

  test('by the operations are counted with those by the page, and by network', async () => {
    netherlands.from('library');
    for (let time = 0; time < 5; time += 1) {
      expect(await activate(netherlands, 'wrong')).toMatchObject({ code: 'ACTIVATION_LINK_INVALID' });
      expect(await reset(netherlands, 'wrong')).toMatchObject({ code: 'RESET_LINK_INVALID' });
    }
    expect(await activate(netherlands, 'wrong')).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', parts: ['3600'] });
    netherlands.from('home');
    expect(await activate(netherlands, 'wrong')).toMatchObject({ code: 'ACTIVATION_LINK_INVALID' });
    expect((await wrong()).status).toBe(422);
  });
});

test('[A13] of fifty POSTs of one link at the same instant exactly one succeeds', async () => {
  await enrol(netherlands, theMover({ idempotencyKey: 'fifty-posts', lastName: 'Vijftig' }));
  token = await netherlands.mailedToken();
  const answers = await Promise.all(Array.from({ length: 50 }, (_, at) => post(`${PASSWORD}${at}`)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

describe('the issuer of the sign-in tokens', () => {
  test('describes itself and publishes its public key, not its private one', async () => {
    const metadata = await (await fetch(`${origin}/.well-known/openid-configuration`)).json();
    expect(metadata).toEqual({
      issuer: 'http://127.0.0.1:4000/login-account',
      jwks_uri: 'http://127.0.0.1:4000/login-account/jwks.json',
    });
    const { keys } = (await (await fetch(`${origin}/jwks.json`)).json()) as { keys: object[] };
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  });
});
