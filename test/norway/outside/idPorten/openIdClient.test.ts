import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as client from 'openid-client';
import { NUMBERS } from '../support/identityNumbers.ts';
import { type IdPortenWorld, openIdPortenWorld, REDIRECT } from '../support/idPortenWorld.ts';
import { testIdSignIn } from '../support/testIdSignIn.ts';

let world: IdPortenWorld;
beforeAll(async () => {
  world = await openIdPortenWorld(() => new Date());
});
afterAll(() => world.idPorten.close());

const SECRET = 'p@ss:word+1';

test.each([
  ['web', client.ClientSecretBasic(SECRET)],
  ['web', client.ClientSecretPost(SECRET)],
  ['public', client.None()],
])('[B6] a certified OpenID Connect client signs %s in (%#)', async (clientId, authentication) => {
  const issuer = new URL(world.idPorten.issuer);
  const execute = [client.allowInsecureRequests];
  const config = await client.discovery(issuer, clientId, undefined, authentication, { execute });
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const [expectedState, expectedNonce] = [client.randomState(), client.randomNonce()];
  const authorizeUrl = client.buildAuthorizationUrl(config, {
    redirect_uri: REDIRECT,
    scope: 'openid profile',
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
    nonce: expectedNonce,
    acr_values: 'idporten-loa-substantial',
  });
  const callback = await testIdSignIn(authorizeUrl, NUMBERS.resident);
  const checks = { pkceCodeVerifier, expectedState, expectedNonce };
  const tokens = await client.authorizationCodeGrant(config, callback, checks);
  expect(tokens.claims()).toMatchObject({ pid: NUMBERS.resident, aud: clientId });

  const parameters = { id_token_hint: tokens.id_token ?? '', post_logout_redirect_uri: REDIRECT, state: 's' };
  const signOut = await fetch(client.buildEndSessionUrl(config, parameters), { redirect: 'manual' });
  expect(signOut.headers.get('location')).toBe(clientId === 'web' ? `${REDIRECT}?state=s` : null);
});
