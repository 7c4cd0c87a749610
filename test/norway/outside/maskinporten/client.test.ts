import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { generateKeyPair } from 'jose';
import {
  MaskinportenClient,
  type MaskinportenSettings,
} from '../../../../subgraphs/norway/outside/maskinporten/client.ts';
import { type MaskinportenWorld, NOW, openMaskinportenWorld, SCOPES } from '../support/grants.ts';

let now = NOW;
let world: MaskinportenWorld;
beforeEach(async () => {
  now = NOW;
  world = await openMaskinportenWorld(() => now);
});
afterEach(() => world.maskinporten.close());

function settingsOf(changes: Partial<MaskinportenSettings> = {}): MaskinportenSettings {
  const { maskinporten, privateKey } = world;
  const { issuer } = maskinporten;
  return { issuer, clientId: 'library', keyId: 'key-1', privateKey, scope: String(SCOPES[0]), ...changes };
}

function client(changes: Partial<MaskinportenSettings> = {}) {
  return new MaskinportenClient(settingsOf(changes), () => now);
}

function after(seconds: number) {
  now = new Date(NOW.getTime() + seconds * 1_000);
}

describe('a token is kept', () => {
  test('until ten seconds before its end', async () => {
    const tokens = client();
    const first = await tokens.accessToken();
    after(588);
    expect(await tokens.accessToken()).toBe(first);
    after(589);
    expect(await tokens.accessToken()).not.toBe(first);
    expect(world.maskinporten.requests()).toBe(2);
  });

  test('and asked for once by many at the same time', async () => {
    const tokens = client();
    const all = await Promise.all([tokens.accessToken(), tokens.accessToken(), tokens.accessToken()]);
    expect(new Set(all).size).toBe(1);
    expect(world.maskinporten.requests()).toBe(1);
  });

  test('until it is forgotten', async () => {
    const tokens = client();
    const first = await tokens.accessToken();
    tokens.forget('another');
    expect(await tokens.accessToken()).toBe(first);
    tokens.forget(first);
    expect(await tokens.accessToken()).not.toBe(first);
  });
});

describe('no token', () => {
  test.each<[string, Partial<MaskinportenSettings>, string, string]>([
    ['an unknown client', { clientId: 'stranger' }, 'MP-100', 'REGISTRATION'],
    ['an unknown key', { keyId: 'key-2' }, 'MP-124', 'KEY'],
    ['a scope not held', { scope: 'folkeregister:deling/presse' }, 'MP-200', 'REGISTRATION'],
  ])('for %s: refused, with the code told and what to look at', async (_label, changes, code, mend) => {
    await expect(client(changes).accessToken()).rejects.toMatchObject({ reason: 'REFUSED', code, mend });
  });

  test('by a clock that is behind: refused, and not for the key', async () => {
    const slow = new MaskinportenClient(settingsOf(), () => new Date(NOW.getTime() - 110_000));
    await expect(slow.accessToken()).rejects.toMatchObject({ reason: 'REFUSED', code: 'MP-130', mend: 'CLOCK' });
  });

  test('for another key: refused', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    await expect(client({ privateKey }).accessToken()).rejects.toMatchObject({ reason: 'REFUSED', code: 'MP-124' });
  });

  test.each([
    ['5xx', { kind: 'STATUS', status: 503 }],
    ['HTML', { kind: 'HTML_PAGE', status: 200 }],
    ['cut-off JSON', { kind: 'TRUNCATED' }],
    ['hung up', { kind: 'HANG_UP' }],
  ] as const)('from %s: unreachable, and the next time is tried again', async (_label, fault) => {
    const tokens = client();
    world.maskinporten.faults.next = [fault];
    await expect(tokens.accessToken()).rejects.toMatchObject({ reason: 'UNREACHABLE' });
    expect(await tokens.accessToken()).toEqual(expect.any(String));
  });

  test('from an address where nobody listens: unreachable', async () => {
    const issuer = 'http://127.0.0.1:1/';
    await expect(client({ issuer }).accessToken()).rejects.toMatchObject({ reason: 'UNREACHABLE' });
  });
});
