import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import { enrol, openNetherlands, PASSWORD, signIn, type TestNetherlands } from '../support/netherlands.ts';

let netherlands: TestNetherlands;
let server: Server;
let origin: string;
let token: string;

beforeAll(async () => {
  netherlands = await openNetherlands();
  await enrol(netherlands);
  token = await netherlands.mailedToken();
  const app = express();
  const { pages } = netherlands.subgraph;
  if (pages) app.use(pages.path, pages.router);
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
