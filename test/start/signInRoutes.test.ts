import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import { decodeJwt } from 'jose';
import { DEMO_PEOPLE } from '../../start/demoPeople.ts';
import { type IdentityProvider, startIdentityProvider } from '../../start/identityProvider.ts';
import { listenOnLoopback } from '../../start/listenOnLoopback.ts';
import { signInRoutes } from '../../start/signInRoutes.ts';
import { walkSignIn, walkToCallback } from '../../start/signInWalk.ts';
import { type IdPortenSimulator, startIdPortenSimulator } from '../../subgraphs/norway/outside/idPorten/simulator.ts';
import { TEST_PEOPLE } from '../../subgraphs/norway/outside/idPorten/testPeople.ts';

const CLIENT_SECRET = 'a secret: & + %';
const RESOURCE = 'urn:library-supergraph';
let publicUrl: string;
let provider: IdentityProvider;
let idPorten: IdPortenSimulator;
let server: Server;

beforeAll(async () => {
  server = createServer();
  publicUrl = `http://127.0.0.1:${await listenOnLoopback(server, 0)}`;
  const redirectUris = ['staff', 'levelled'].map((name) => `${publicUrl}/sign-in/${name}/callback`);
  const clients = [{ clientId: 'playground', redirectUris }];
  provider = await startIdentityProvider({ people: DEMO_PEOPLE, audience: RESOURCE, clients });
  const clientId = 'playground';
  const idPortenCallbacks = [`${publicUrl}/sign-in/id-porten/callback`];
  idPorten = await startIdPortenSimulator({
    clients: [{ clientId, clientSecret: CLIENT_SECRET, redirectUris: idPortenCallbacks }],
  });
  const staff = { issuer: provider.issuer, clientId: 'playground', label: 'Staff', scope: 'openid' };
  const providers = {
    staff,
    'id-porten': { ...idPortenAccount(), label: 'ID-porten', scope: 'openid', acrValues: 'idporten-loa-substantial' },
    levelled: { ...staff, acrValues: 'idporten-loa-substantial' },
    away: { ...staff, issuer: 'http://127.0.0.1:1', label: 'Away' },
  };
  server.on('request', express().use(signInRoutes({ providers, publicUrl })));
});

afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await provider.close();
  await idPorten.close();
});

const idPortenAccount = () => ({
  issuer: idPorten.issuer,
  clientId: 'playground',
  clientSecret: CLIENT_SECRET,
  resource: RESOURCE,
});
const choosePid = () => ({ person: TEST_PEOPLE[0]?.key ?? '', level: 'idporten-loa-high' });

const choose = () => ({ subject: 'desk.rana' });

function get(path: string, cookie = '') {
  return fetch(`${publicUrl}${path}`, { redirect: 'manual', headers: { cookie } });
}

/** A sign-in up to the point where the browser is about to return, with the cookie it would bring. */
async function almostBack(name = 'staff') {
  const start = await get(`/sign-in/${name}`);
  const redirectUri = `${publicUrl}/sign-in/${name}/callback`;
  const callback = await walkToCallback({ url: new URL(start.headers.get('location') ?? '') }, { redirectUri, choose });
  return { callback, path: callback.pathname + callback.search, cookie: ticketIn(start) };
}

function ticketIn(response: Response): string {
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

async function expectPlainFailure(response: Response, status: number) {
  expect(response.status).toBe(status);
  expect(response.headers.get('location')).toBeNull();
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await response.text()).not.toMatch(/eyJ|access_token|node_modules|Error/);
}

describe('signing in at the playground', () => {
  test('ends at the playground with the token in the fragment', async () => {
    const end = { redirectUri: `${publicUrl}/playground`, choose };
    const address = await walkToCallback({ url: new URL(`${publicUrl}/sign-in/staff`) }, end);
    const handedOver = new URLSearchParams(address.hash.slice(1));
    expect(address.search).toBe('');
    expect(handedOver.get('provider')).toBe('staff');
    expect(decodeJwt(handedOver.get('access_token') ?? '')).toMatchObject({ sub: 'desk.rana', iss: provider.issuer });
  });

  test.each([
    ['insight', 'insight'],
    ['playground', 'playground'],
    ['mailbox', 'playground'],
    ['//evil.example.org', 'playground'],
    ['insight&to=insight', 'playground'],
  ])('ends at a page that may have the token: %s asked, %s', async (asked, page) => {
    const end = { redirectUri: `${publicUrl}/${page}`, choose };
    const address = await walkToCallback({ url: new URL(`${publicUrl}/sign-in/staff?to=${asked}`) }, end);
    expect(address.hash).toMatch(/^#access_token=eyJ/);
  });

  test('leaves no token in caches, referrers, bodies or cookies', async () => {
    const { path, cookie } = await almostBack();
    const response = await get(path, cookie);
    expect(response.status).toBe(303);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await response.text()).toBe('');
    expect(response.headers.getSetCookie()[0]).toMatch(/^sign_in=;.*Expires=Thu, 01 Jan 1970/);
  });

  test('asks with PKCE, state, nonce and a fresh login, and binds it to the browser', async () => {
    const response = await get('/sign-in/staff?as=desk.rana');
    const query = new URL(response.headers.get('location') ?? '').searchParams;
    expect(query.get('code_challenge_method')).toBe('S256');
    expect(query.get('state')?.length).toBeGreaterThan(40);
    expect(query.get('nonce')?.length).toBeGreaterThan(40);
    expect(query.get('prompt')).toBe('login');
    expect(query.get('login_hint')).toBe('desk.rana');
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^sign_in=[\w-]{43}; Max-Age=300; Path=\/sign-in;.*HttpOnly; SameSite=Lax$/,
    );
  });

  test.each(['02815099999', 'a b', '%0d%0aX:1', 'A'.repeat(80)])('passes no hint such as %s on', async (hint) => {
    const response = await get(`/sign-in/staff?as=${hint}`);
    expect(new URL(response.headers.get('location') ?? '').searchParams.has('login_hint')).toBe(false);
  });
});

describe('signing in with ID-porten', () => {
  test('ends at the playground, at the level asked for or above', async () => {
    const end = { redirectUri: `${publicUrl}/playground`, choose: choosePid };
    const address = await walkToCallback({ url: new URL(`${publicUrl}/sign-in/id-porten`) }, end);
    const handedOver = new URLSearchParams(address.hash.slice(1));
    expect(handedOver.get('provider')).toBe('id-porten');
    const claims = decodeJwt(handedOver.get('access_token') ?? '');
    expect(claims).toMatchObject({ iss: idPorten.issuer, aud: RESOURCE, acr: 'idporten-loa-high' });
  });

  test("works for the command line's walk", async () => {
    const redirectUri = `${publicUrl}/sign-in/id-porten/callback`;
    const { accessToken, idToken } = await walkSignIn({ ...idPortenAccount(), redirectUri, choose: choosePid });
    expect(decodeJwt(accessToken).aud).toBe(RESOURCE);
    expect(decodeJwt(idToken).pid).toBe(TEST_PEOPLE[0]?.pid);
  });
});

describe('signing in fails on a plain page', () => {
  test('where another browser brings the answer', async () => {
    const { path } = await almostBack();
    await expectPlainFailure(await get(path), 400);
    await expectPlainFailure(await get(path, ticketIn(await get('/sign-in/staff'))), 400);
  });

  test('where the answer is brought twice', async () => {
    const { path, cookie } = await almostBack();
    expect((await get(path, cookie)).status).toBe(303);
    await expectPlainFailure(await get(path, cookie), 400);
  });

  test("where it comes back to another provider's address", async () => {
    const { callback, cookie } = await almostBack();
    await expectPlainFailure(await get(`/sign-in/levelled/callback${callback.search}`, cookie), 400);
  });

  test.each([
    ['state', 'other'],
    ['iss', 'https://evil.example.org'],
    ['code', 'forged'],
  ])('where the %s is not right', async (name, value) => {
    const { callback, cookie } = await almostBack();
    callback.searchParams.set(name, value);
    await expectPlainFailure(await get(callback.pathname + callback.search, cookie), 400);
  });

  test('where the person said no', async () => {
    const start = await get('/sign-in/staff');
    const state = new URL(start.headers.get('location') ?? '').searchParams.get('state');
    const iss = encodeURIComponent(provider.issuer);
    const path = `/sign-in/staff/callback?error=access_denied&error_description=eyJ&state=${state}&iss=${iss}`;
    await expectPlainFailure(await get(path, ticketIn(start)), 400);
  });

  test('where the level of assurance is not the one asked for', async () => {
    const { path, cookie } = await almostBack('levelled');
    await expectPlainFailure(await get(path, cookie), 403);
  });

  test('where the provider does not answer, or there is none', async () => {
    await expectPlainFailure(await get('/sign-in/away'), 502);
    await expectPlainFailure(await get('/sign-in/constructor'), 404);
    await expectPlainFailure(await get('/sign-in/staff/callback'), 400);
  });
});
