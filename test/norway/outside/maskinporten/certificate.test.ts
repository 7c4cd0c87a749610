import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type CryptoKey, importPKCS8 } from 'jose';
import {
  MaskinportenClient,
  type MaskinportenSettings,
} from '../../../../subgraphs/norway/outside/maskinporten/client.ts';
import { selfSigned } from '../support/certificate.ts';
import { type MaskinportenWorld, NOW, NOW_SECONDS, openMaskinportenWorld, SCOPES } from '../support/grants.ts';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const FROM = new Date(NOW.getTime() - 86_400_000);
const UNTIL = new Date(NOW.getTime() + 86_400_000);
const own = selfSigned(pair, FROM, UNTIL);
const strangers = selfSigned(pair, FROM, new Date(UNTIL.getTime() + 1_000));
const publicKey = { ...pair.publicKey.export({ format: 'jwk' }), kid: 'ends', exp: NOW_SECONDS + 60 };

let now = NOW;
let world: MaskinportenWorld;
let privateKey: CryptoKey;
beforeEach(() => {
  now = NOW;
});
beforeAll(async () => {
  const scopes = [...SCOPES];
  world = await openMaskinportenWorld(
    () => now,
    [
      { clientId: 'town', organisation: '310000012', scopes, keys: [publicKey], certificates: [own] },
      { clientId: 'village', organisation: '310000020', scopes, keys: [], certificates: [] },
    ],
  );
  privateKey = await importPKCS8(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'RS256');
});
afterAll(() => world.maskinporten.close());

function tokenWith(changes: Partial<MaskinportenSettings>): Promise<string> {
  const { issuer } = world.maskinporten;
  const scope = String(SCOPES[0]);
  return new MaskinportenClient({ issuer, clientId: 'town', privateKey, scope, ...changes }, () => now).accessToken();
}

describe('a grant by enterprise certificate', () => {
  test('is taken', async () => {
    expect(await tokenWith({ certificates: [own] })).toEqual(expect.any(String));
  });

  test.each([
    ['which nobody registered', { certificates: [strangers] }, 'MP-123'],
    ['of another organisation', { certificates: [own], clientId: 'village' }, 'MP-122'],
    ['whose chain is empty', { certificates: [] }, 'MP-123'],
  ])('%s is refused', async (_label, changes, code) => {
    await expect(tokenWith(changes)).rejects.toMatchObject({ reason: 'REFUSED', code, mend: 'KEY' });
  });

  test('is refused from the second on at which the certificate ends', async () => {
    now = new Date(UNTIL.getTime() - 1_000);
    expect(await tokenWith({ certificates: [own] })).toEqual(expect.any(String));
    now = UNTIL;
    await expect(tokenWith({ certificates: [own] })).rejects.toMatchObject({ code: 'MP-120', mend: 'KEY' });
  });
});

test('a grant by a registered key is refused once that has expired', async () => {
  now = new Date(NOW.getTime() + 59_000);
  expect(await tokenWith({ keyId: 'ends' })).toEqual(expect.any(String));
  now = new Date(NOW.getTime() + 60_000);
  await expect(tokenWith({ keyId: 'ends' })).rejects.toMatchObject({ code: 'MP-121', mend: 'KEY' });
});
