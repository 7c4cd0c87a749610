import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { NUMBERS } from '../support/identityNumbers.ts';
import { CLIENTS, type IdPortenWorld, openIdPortenWorld, REDIRECT } from '../support/idPortenWorld.ts';
import { testIdSignIn } from '../support/testIdSignIn.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
let now = NOW;
let world: IdPortenWorld;
beforeAll(async () => {
  world = await openIdPortenWorld(() => now);
});
beforeEach(() => {
  now = NOW;
});
afterAll(() => world.idPorten.close());

describe('[B6] a sign-in', () => {
  test('sends code, state and issuer back', async () => {
    const target = await testIdSignIn(world.authorizeUrl(), NUMBERS.resident);
    expect(target.href).toMatch(`${REDIRECT}?`);
    expect(Object.fromEntries(target.searchParams)).toEqual({
      code: expect.stringMatching(/^[\w-]{43}$/),
      state: 'state-1',
      iss: world.idPorten.issuer,
    });
  });

  test('gives an id_token with the identity number and the level', async () => {
    const { body } = await world.redeem(await world.codeFor(NUMBERS.resident));
    const keys = createRemoteJWKSet(new URL(`${world.idPorten.issuer}/jwks.json`));
    const options = { issuer: world.idPorten.issuer, audience: 'public', currentDate: now };
    const { payload, protectedHeader } = await jwtVerify(body.id_token, keys, options);
    expect(protectedHeader).toEqual({ alg: 'RS256', kid: expect.any(String) });
    const seconds = NOW.getTime() / 1_000;
    expect(payload).toMatchObject({
      pid: NUMBERS.resident,
      acr: 'idporten-loa-high',
      amr: ['TestID'],
      nonce: 'nonce-1',
    });
    expect(payload).toMatchObject({ iat: seconds, exp: seconds + 120, auth_time: seconds, locale: 'nb' });
  });

  test('gives an access token for the resource asked', async () => {
    const resource = 'https://graph.example.no';
    const code = await world.codeFor(NUMBERS.resident, { resource, scope: 'openid library:card' });
    const { access_token, expires_in } = (await world.redeem(code)).body;
    expect(expires_in).toBe(600);
    expect(decodeJwt(access_token)).toMatchObject({
      iss: world.idPorten.issuer,
      aud: resource,
      client_id: 'public',
      scope: 'openid library:card',
      acr: 'idporten-loa-high',
      pid: NUMBERS.resident,
      exp: NOW.getTime() / 1_000 + 600,
    });
    const plain = await world.redeem(await world.codeFor(NUMBERS.resident));
    expect(decodeJwt(plain.body.access_token).aud).toBe('unspecified');
  });

  test('may be at a higher level than asked, not at a lower one', async () => {
    const substantial = { acr_values: 'idporten-loa-substantial' };
    const { body } = await world.redeem(await world.codeFor(NUMBERS.resident, substantial, 'idporten-loa-substantial'));
    expect(decodeJwt(body.id_token).acr).toBe('idporten-loa-substantial');
    await expect(world.codeFor(NUMBERS.resident, {}, 'idporten-loa-substantial')).rejects.toThrow('400');
    await expect(world.codeFor('12345678901')).rejects.toThrow('400');
  });

  test('of a foreign user gives no identity number', async () => {
    const { body } = await world.redeem(await world.codeFor('eidas'));
    expect(decodeJwt(body.id_token)).not.toHaveProperty('pid');
    expect(decodeJwt(body.id_token).amr).toEqual(['eIDAS']);
  });

  test('names the person to each client in another way, and the same way each time', async () => {
    const subjectAt = async (client: (typeof CLIENTS)[number]) => {
      const { clientId, clientSecret } = client;
      const code = await world.codeFor(NUMBERS.resident, { client_id: clientId });
      const form = { client_id: clientId, ...(clientSecret && { client_secret: clientSecret }) };
      return decodeJwt((await world.redeem(code, form)).body.id_token).sub;
    };
    const [web, open] = CLIENTS;
    if (!web || !open) throw new Error('two clients');
    expect(await subjectAt(open)).toBe(await subjectAt(open));
    expect(await subjectAt(open)).not.toBe(await subjectAt(web));
  });

  test('is asked for on a page without script, from where the browser may go on to the client alone', async () => {
    const response = await fetch(world.authorizeUrl());
    expect(await response.text()).not.toMatch(/<script|onclick|style="/);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toMatch(/default-src 'none'.*form-action 'self' https:\/\/library\.example\.no;/);
  });
});

describe('/authorize refuses', () => {
  test.each([
    ['an unknown client', { client_id: 'stranger' }],
    ['another redirect_uri', { redirect_uri: `${REDIRECT}/` }],
    ['no redirect_uri', { redirect_uri: undefined }],
  ])('%s, on its own page', async (_label, changes) => {
    const response = await fetch(world.authorizeUrl(changes), { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
  });

  test.each([
    ['another flow', { response_type: 'id_token' }, 'unsupported_response_type'],
    ['no PKCE', { code_challenge: undefined }, 'invalid_request'],
    ['plain PKCE', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['a challenge of another length', { code_challenge: 'short' }, 'invalid_request'],
    ['no state', { state: undefined }, 'invalid_request'],
    ['no nonce', { nonce: undefined }, 'invalid_request'],
    ['an unknown level', { acr_values: 'Level4' }, 'invalid_request'],
    ['no openid', { scope: 'profile' }, 'invalid_scope'],
    ['a scope the client lacks', { scope: 'openid other:api' }, 'invalid_scope'],
    ['a resource that is no address', { resource: 'graph' }, 'invalid_target'],
    ['no interaction', { prompt: 'none' }, 'login_required'],
  ])('%s, to the client', async (_label, changes, error) => {
    const response = await fetch(world.authorizeUrl(changes), { redirect: 'manual' });
    const target = new URL(response.headers.get('location') ?? '');
    expect(target.href).toMatch(REDIRECT);
    expect(target.searchParams.get('error')).toBe(error);
    expect(target.searchParams.get('iss')).toBe(world.idPorten.issuer);
  });

  test('a parameter given twice', async () => {
    const url = world.authorizeUrl();
    url.searchParams.append('nonce', 'nonce-2');
    const response = await fetch(url, { redirect: 'manual' });
    expect(response.headers.get('location')).toMatch('error=invalid_request');
  });
});

describe('/token refuses', () => {
  test('a code used before', async () => {
    const code = await world.codeFor(NUMBERS.resident);
    expect((await world.redeem(code)).status).toBe(200);
    expect(await world.redeem(code)).toEqual({ status: 400, body: { error: 'invalid_grant' } });
  });

  test('a code after a minute', async () => {
    const [early, late] = [await world.codeFor(NUMBERS.resident), await world.codeFor(NUMBERS.resident)];
    now = new Date(NOW.getTime() + 59_999);
    expect((await world.redeem(early)).status).toBe(200);
    now = new Date(NOW.getTime() + 60_000);
    expect((await world.redeem(late)).body.error).toBe('invalid_grant');
  });

  test.each<[string, Record<string, string>, string]>([
    ['another verifier', { code_verifier: 'a'.repeat(43) }, 'invalid_grant'],
    ['another redirect_uri', { redirect_uri: 'https://other.example.no/' }, 'invalid_grant'],
    ['another grant type', { grant_type: 'refresh_token' }, 'unsupported_grant_type'],
    ['an unknown client', { client_id: 'stranger' }, 'invalid_client'],
    ['a secret from a public client', { client_secret: 'x' }, 'invalid_client'],
    ['no secret from a confidential client', { client_id: 'web' }, 'invalid_client'],
    ["another client's code", { client_id: 'web', client_secret: 'p@ss:word+1' }, 'invalid_grant'],
  ])('%s', async (_label, changes, error) => {
    const { body } = await world.redeem(await world.codeFor(NUMBERS.resident), changes);
    expect(body.error).toBe(error);
  });

  test('two kinds of client authentication at once', async () => {
    const authorization = `Basic ${btoa('web:p%40ss%3Aword%2B1')}`;
    const { body } = await world.redeem('x', { client_id: 'web', client_secret: 'p@ss:word+1' }, { authorization });
    expect(body.error).toBe('invalid_request');
  });
});
