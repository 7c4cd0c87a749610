import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { main as printToken } from '../../scripts/token.ts';
import { DEMO_PEOPLE } from '../../start/demoPeople.ts';
import { type IdentityProvider, startIdentityProvider } from '../../start/identityProvider.ts';
import { COMMAND_LINE_REDIRECT } from '../../start/outsideSystems.ts';
import { walkSignIn } from '../../start/signInWalk.ts';

const AUDIENCE = 'urn:library-supergraph';
const CALLBACK = 'http://127.0.0.1:4000/sign-in/staff/callback';
let provider: IdentityProvider;

beforeAll(async () => {
  provider = await startIdentityProvider({
    people: DEMO_PEOPLE,
    audience: AUDIENCE,
    clients: [
      { clientId: 'playground', redirectUris: [CALLBACK] },
      { clientId: 'command-line', redirectUris: [COMMAND_LINE_REDIRECT] },
    ],
  });
});

afterAll(() => provider.close());

function signIn(subject: string, clientId = 'playground', redirectUri = CALLBACK, resource?: string) {
  const choose = () => ({ subject });
  return walkSignIn({ issuer: provider.issuer, clientId, redirectUri, choose, scope: 'openid profile', resource });
}

async function discovered(): Promise<Record<string, string>> {
  const response = await fetch(`${provider.issuer}/.well-known/openid-configuration`, {
    headers: { 'x-forwarded-host': 'elsewhere.example.org' },
  });
  return JSON.parse(await response.text());
}

async function authorize(changes: Record<string, string | undefined>) {
  const request: Record<string, string | undefined> = {
    client_id: 'playground',
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope: 'openid',
    code_challenge: 'b7elB7ZyxIXgFyvBznKvxl7wOB-H17Pz0a3B62NIMFI',
    code_challenge_method: 'S256',
    ...changes,
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request)) if (value) query.set(name, value);
  return fetch(`${provider.issuer}/auth?${query}`, { redirect: 'manual' });
}

describe('a token of the demo identity provider', () => {
  test.each(DEMO_PEOPLE.map(({ subject }) => subject))('is an RFC 9068 access token for %s', async (subject) => {
    const { accessToken } = await signIn(subject);
    const { jwks_uri = '' } = await discovered();
    const { payload, protectedHeader } = await jwtVerify(accessToken, createRemoteJWKSet(new URL(jwks_uri)), {
      issuer: provider.issuer,
      audience: AUDIENCE,
      algorithms: ['ES256'],
      typ: 'at+jwt',
      requiredClaims: ['sub', 'exp', 'iat', 'jti', 'client_id'],
    });
    expect(protectedHeader.typ).toBe('at+jwt');
    expect(payload.sub).toBe(subject);
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
  });

  test('comes to the command line too, on a loopback address', async () => {
    const { accessToken, idToken } = await signIn('desk.rana', 'command-line', COMMAND_LINE_REDIRECT);
    expect(decodeJwt(accessToken)).toMatchObject({ client_id: 'command-line', aud: AUDIENCE });
    expect(decodeJwt(idToken)).toMatchObject({ sub: 'desk.rana', name: 'Library desk Rana', aud: 'command-line' });
  });

  test('is printed by a command, which says in a line whom it does not know', async () => {
    const demo = createServer((_request, response) => void response.end(`{"staffIssuer":"${provider.issuer}"}`));
    await once(demo.listen(0, '127.0.0.1'), 'listening');
    process.env['PORT'] = String((demo.address() as AddressInfo).port);
    const [printed, said] = [jest.spyOn(console, 'log'), jest.spyOn(console, 'error')];
    for (const spy of [printed, said]) spy.mockImplementation(() => undefined);
    expect(await printToken(['desk.rana'])).toBe(0);
    expect(decodeJwt(String(printed.mock.lastCall?.[0]))).toMatchObject({ sub: 'desk.rana' });
    expect(await printToken(['desk.nowhere'])).toBe(1);
    expect(said.mock.lastCall?.[0]).toMatch(/^No token: .* Name one of the demo's people: npm start lists them\.$/);
    jest.restoreAllMocks();
    delete process.env['PORT'];
    demo.close();
  });

  test('carries no role: each country looks that up', async () => {
    const { accessToken } = await signIn('analyst.one');
    expect(Object.keys(decodeJwt(accessToken)).sort()).toEqual(['aud', 'client_id', 'exp', 'iat', 'iss', 'jti', 'sub']);
  });

  test('may be asked for by its resource, and for no other', async () => {
    const { accessToken } = await signIn('desk.annen', 'playground', CALLBACK, AUDIENCE);
    expect(decodeJwt(accessToken).aud).toBe(AUDIENCE);
    await expect(signIn('desk.annen', 'playground', CALLBACK, 'urn:other')).rejects.toMatchObject({
      error: 'invalid_target',
    });
  });
});

describe('the demo identity provider refuses', () => {
  test("a redirect address that is not the client's", async () => {
    const response = await authorize({ redirect_uri: 'http://127.0.0.1:4001/elsewhere' });
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
    expect(await response.text()).toContain('invalid_redirect_uri');
  });

  test('an unknown client', async () => {
    expect((await authorize({ client_id: 'nobody' })).status).toBe(400);
  });

  test.each([
    ['no PKCE', { code_challenge: undefined, code_challenge_method: undefined }],
    ['a plain code challenge', { code_challenge_method: 'plain' }],
    ['a token straight from the authorization endpoint', { response_type: 'id_token' }],
  ])('%s', async (_label, changes) => {
    const location = new URL((await authorize(changes)).headers.get('location') ?? '');
    expect(location.href.startsWith(CALLBACK)).toBe(true);
    expect(location.href).toMatch(/error=(invalid_request|unsupported_response_type|unauthorized_client)/);
  });

  test('somebody who is not on the list', async () => {
    await expect(signIn('desk.nowhere')).rejects.toThrow('answered 400');
  });

  test('an interaction that is not under way, without a stack', async () => {
    const response = await fetch(`${provider.issuer}/interaction/unknown`);
    expect(response.status).toBe(400);
    expect(await response.text()).not.toMatch(/at .*\.js|SessionNotFound/);
  });
});

describe('the page that asks who to be', () => {
  test('has no script, a strict policy, and the hinted person first', async () => {
    const start = await authorize({ login_hint: 'desk.rana' });
    const cookie = start.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const response = await fetch(new URL(start.headers.get('location') ?? '', provider.issuer), {
      headers: { cookie },
    });
    const text = await response.text();
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self' http://127.0.0.1:4000");
    expect(text).not.toMatch(/<script|https?:\/\//);
    expect(text.match(/value="([^"]+)"/)?.[1]).toBe('desk.rana');
    expect(text.match(/<button/g)).toHaveLength(DEMO_PEOPLE.length);
  });

  test('its addresses follow the issuer, whatever host the request names', async () => {
    const { issuer, jwks_uri = '', token_endpoint = '' } = await discovered();
    expect(issuer).toBe(provider.issuer);
    expect([jwks_uri, token_endpoint].every((address) => address.startsWith(provider.issuer))).toBe(true);
  });

  test('a port that is taken rejects the start', async () => {
    const port = Number(new URL(provider.issuer).port);
    const again = startIdentityProvider({ port, people: DEMO_PEOPLE, audience: AUDIENCE, clients: [] });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
