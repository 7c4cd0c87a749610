import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CryptoKey, createRemoteJWKSet, decodeJwt, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import type { LoginClient } from '../../../../subgraphs/norway/outside/idPorten/loginClient.ts';
import { NUMBERS } from '../support/identityNumbers.ts';
import { type IdPortenWorld, openIdPortenWorld, REDIRECT } from '../support/idPortenWorld.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const SECONDS = NOW.getTime() / 1_000;
const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const ENDED = 'https://library.example.no/ended?from=id-porten';

let world: IdPortenWorld;
let privateKey: CryptoKey;
beforeAll(async () => {
  const pair = await generateKeyPair('RS256');
  privateKey = pair.privateKey;
  const keys = [{ ...(await exportJWK(pair.publicKey)), kid: 'key-1' }];
  const signing: LoginClient = { clientId: 'signing', keys, redirectUris: [REDIRECT], frontchannelLogoutUri: ENDED };
  world = await openIdPortenWorld(() => NOW, [{ ...signing, postLogoutRedirectUris: [REDIRECT] }]);
});
afterAll(() => world.idPorten.close());

async function assertion(changes: object = {}, key = privateKey, alg = 'RS256'): Promise<string> {
  const { issuer } = world.idPorten;
  const claims = { iss: 'signing', sub: 'signing', aud: issuer, iat: SECONDS, exp: SECONDS + 60, jti: randomUUID() };
  return new SignJWT({ ...claims, ...changes }).setProtectedHeader({ alg, kid: 'key-1' }).sign(key);
}

async function redeem(client_assertion: string, changes: Record<string, string> = {}) {
  const code = await world.codeFor(NUMBERS.resident, { client_id: 'signing' });
  return world.redeem(code, { client_id: 'signing', client_assertion_type: TYPE, client_assertion, ...changes });
}

describe('[B6] a client that signs to show who it is', () => {
  test.each([
    ['its issuer', () => ({})],
    ['its token endpoint', () => ({ aud: `${world.idPorten.issuer}/token` })],
  ])('is let in, with %s as audience', async (_label, changes) => {
    const { status, body } = await redeem(await assertion(changes()));
    expect(status).toBe(200);
    expect(decodeJwt(body.access_token)['client_amr']).toBe('private_key_jwt');
  });

  test.each([
    ['another audience', { aud: 'https://idporten.no' }],
    ['another issuer', { iss: 'public' }],
    ['another subject', { sub: 'public' }],
    ['no end', { exp: undefined }],
    ['an end that is reached', { exp: SECONDS }],
    ['no jti', { jti: undefined }],
  ])('is refused with %s', async (_label, changes) => {
    expect(await redeem(await assertion(changes))).toEqual({ status: 401, body: { error: 'invalid_client' } });
  });

  test('is refused with the same assertion again, another key, another algorithm, and none', async () => {
    const signed = await assertion();
    expect((await redeem(signed)).status).toBe(200);
    const stranger = await generateKeyPair('RS256');
    const other = await generateKeyPair('ES256');
    for (const wrong of [
      signed,
      await assertion({}, stranger.privateKey),
      await assertion({}, other.privateKey, 'ES256'),
    ]) {
      expect((await redeem(wrong)).status).toBe(401);
    }
    const code = await world.codeFor(NUMBERS.resident, { client_id: 'signing' });
    expect((await world.redeem(code, { client_id: 'signing' })).body.error).toBe('invalid_client');
  });

  test.each([
    ['a secret besides', { client_secret: 'x' }, 'invalid_request'],
    ['another type of assertion', { client_assertion_type: 'saml' }, 'invalid_client'],
    ['the name of a client without keys', { client_id: 'public' }, 'invalid_client'],
  ])('is refused with %s', async (_label, changes, error) => {
    expect((await redeem(await assertion(), changes)).body.error).toBe(error);
  });

  test('hears of the end of its session by sid, where the browser may open nothing else', async () => {
    const { id_token } = (await redeem(await assertion())).body;
    const { sid } = decodeJwt(id_token);
    const query = new URLSearchParams({ id_token_hint: id_token, post_logout_redirect_uri: REDIRECT, state: 's' });
    const answer = await fetch(`${world.idPorten.issuer}/logout?${query}`, { redirect: 'manual' });
    const { searchParams } = new URL(
      (/iframe src="([^"]+)"/.exec(await answer.text())?.[1] ?? '').replaceAll('&amp;', '&'),
    );
    expect(Object.fromEntries(searchParams)).toEqual({ from: 'id-porten', iss: world.idPorten.issuer, sid });
    expect(answer.headers.get('refresh')).toBe(`1; url=${REDIRECT}?state=s`);
    expect(answer.headers.get('content-security-policy')).toMatch('frame-src https://library.example.no;');
  });
});

test('tokens signed before the keys were rotated still verify', async () => {
  const { id_token: before } = (await redeem(await assertion())).body;
  await world.idPorten.rotateKeys();
  const { id_token: after } = (await redeem(await assertion())).body;
  const keys = createRemoteJWKSet(new URL(`${world.idPorten.issuer}/jwks.json`));
  const kids = [before, after].map(
    async (token) => (await jwtVerify(token, keys, { currentDate: NOW })).protectedHeader.kid,
  );
  expect(new Set(await Promise.all(kids)).size).toBe(2);
});

test('a clock that is ahead or behind shows in the tokens', async () => {
  for (const seconds of [90, -90, 0]) {
    world.idPorten.skewClock(seconds);
    const exp = SECONDS + seconds + 60;
    const { body } = await redeem(await assertion({ iat: SECONDS + seconds, exp }));
    expect(decodeJwt(body.id_token).iat).toBe(SECONDS + seconds);
  }
});
