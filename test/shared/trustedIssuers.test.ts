import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import {
  readTrustedIssuers,
  type TrustedIssuers,
  trustIssuers,
} from '../../subgraphs/shared/runtime/trustedIssuers.ts';

let server: Server;
let issuer: string;
let keysRead = 0;
let keys: { publicKey: CryptoKey; privateKey: CryptoKey };
let trusted: TrustedIssuers;

beforeAll(async () => {
  keys = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'ES256' };
  server = createServer((request, response) => {
    const metadata = { issuer, jwks_uri: `${issuer}/jwks` };
    if (request.url === '/jwks') keysRead += 1;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url === '/jwks' ? { keys: [jwk] } : metadata));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  trusted = trustIssuers([
    { name: 'staff', issuer, audience: 'urn:us', algorithms: ['ES256'], typ: 'at+jwt', subgraphs: ['norway'] },
    { name: 'gone', issuer: 'http://127.0.0.1:1', audience: 'urn:us', algorithms: ['ES256'], subgraphs: [] },
  ]);
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

interface Forgery {
  claims?: object;
  header?: object;
  key?: CryptoKey | Uint8Array;
  without?: string;
}

async function token({ claims = {}, header = {}, key = keys.privateKey, without = '' }: Forgery = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const all: Record<string, unknown> = {
    iss: issuer,
    sub: 'desk.rana',
    aud: 'urn:us',
    iat: now,
    exp: now + 60,
    ...claims,
  };
  delete all[without];
  return new SignJWT(all).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k1', ...header }).sign(key);
}

describe('a token', () => {
  test('of a trusted issuer proves its caller', async () => {
    expect(await trusted.callerOf(await token())).toMatchObject({ issuer: 'staff', subject: 'desk.rana' });
  });

  test.each<[string, () => Promise<string>]>([
    ['of another issuer', () => token({ claims: { iss: 'https://idp.example.org' } })],
    ['for another audience', () => token({ claims: { aud: 'urn:them' } })],
    ['that has expired', () => token({ claims: { exp: Math.floor(Date.now() / 1_000) - 6 } })],
    ['that is not yet valid', () => token({ claims: { nbf: Math.floor(Date.now() / 1_000) + 60 } })],
    ['without an end', () => token({ without: 'exp' })],
    ['without a subject', () => token({ without: 'sub' })],
    ['with an empty subject', () => token({ claims: { sub: '' } })],
    ['that is an id token', () => token({ header: { typ: 'JWT' } })],
    ['with an unknown key', () => token({ header: { kid: 'k2' } })],
    ['signed by somebody else', async () => token({ key: (await generateKeyPair('ES256')).privateKey })],
    [
      'with an unknown critical header',
      async () =>
        (await token()).replace(/^[^.]+/, encoded({ alg: 'ES256', kid: 'k1', typ: 'at+jwt', crit: ['x'], x: 1 })),
    ],
    ['signed by nobody', async () => `${encoded({ alg: 'none', typ: 'at+jwt' })}.${(await token()).split('.')[1]}.`],
    [
      'signed with the public key as a secret',
      async () => token({ header: { alg: 'HS256' }, key: new TextEncoder().encode(await exportSPKI(keys.publicKey)) }),
    ],
    [
      'that brings its own key',
      async () => {
        const own = await generateKeyPair('ES256', { extractable: true });
        return token({ header: { kid: undefined, jwk: await exportJWK(own.publicKey) }, key: own.privateKey });
      },
    ],
    [
      'with another body',
      async () => {
        const [header, , signature] = (await token()).split('.');
        return `${header}.${encoded({ iss: issuer, sub: 'root', aud: 'urn:us', iat: 1, exp: 9_999_999_999 })}.${signature}`;
      },
    ],
    ['that is garbage', async () => 'a.b.c'],
    ['that is empty', async () => ''],
  ])('[A25] %s is refused', async (_what, forged) => {
    await expect(trusted.callerOf(await forged())).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('whose issuer does not answer is a failure of ours, not of the caller', async () => {
    await expect(trusted.callerOf(await token({ claims: { iss: 'http://127.0.0.1:1' } }))).rejects.toMatchObject({
      code: 'INTERNAL',
    });
  });
});

test('keys that are none are a failure of the issuer’s, not of whoever brings a token', async () => {
  const jwksUri = `${issuer}/.well-known/openid-configuration`; // JSON, as of a page that says that there is maintenance
  const config = { name: 'staff', issuer, audience: 'urn:us', algorithms: ['ES256'], subgraphs: [], jwksUri };
  await expect(trustIssuers([config]).callerOf(await token())).rejects.toMatchObject({ code: 'INTERNAL' });
});

describe('[A26] tokens of unknown keys', () => {
  test('do not make the keys be read again and again', async () => {
    await trusted.callerOf(await token());
    const before = keysRead;
    const flood = await Promise.all(Array.from({ length: 100 }, (_, at) => token({ header: { kid: `unknown${at}` } })));
    const answers = await Promise.allSettled(flood.map((one) => trusted.callerOf(one)));
    expect(answers.every(({ status }) => status === 'rejected')).toBe(true);
    expect(keysRead - before).toBeLessThanOrEqual(1);
    expect(await trusted.callerOf(await token())).toMatchObject({ subject: 'desk.rana' });
  });
});

describe('[A59] an issuer that sends us elsewhere', () => {
  let elsewhere = 0;
  let other: Server;
  beforeAll(async () => {
    other = createServer((request, response) => {
      if (request.url?.startsWith('/elsewhere')) {
        elsewhere += 1;
        return void response.end(JSON.stringify({ keys: [], issuer: place(), jwks_uri: `${place()}/elsewhere` }));
      }
      response.writeHead(302, { location: `${place()}/elsewhere` }).end();
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => other.close(resolve)));
  const place = () => `http://127.0.0.1:${(other.address() as AddressInfo).port}`;

  test.each([
    ['when we ask who it is', {}],
    ['when we ask for its keys', { jwksUri: '/jwks' }],
  ])('%s is not followed', async (_when, { jwksUri }: { jwksUri?: string }) => {
    const config = { name: 'astray', issuer: place(), audience: 'urn:us', algorithms: ['ES256'], subgraphs: [] };
    const issuers = trustIssuers([{ ...config, ...(jwksUri && { jwksUri: `${place()}${jwksUri}` }) }]);
    await expect(issuers.callerOf(await token({ claims: { iss: place() } }))).rejects.toMatchObject({
      code: 'INTERNAL',
    });
    expect(elsewhere).toBe(0);
  });

  test('names its keys in its token, and they are not fetched', async () => {
    const header = { jku: `${place()}/elsewhere`, x5u: `${place()}/elsewhere`, kid: 'k9' };
    await expect(trusted.callerOf(await token({ header }))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(elsewhere).toBe(0);
  });
});

describe('the setting TRUSTED_ISSUERS', () => {
  const one = {
    name: 'staff',
    issuer: 'https://x.example',
    audience: 'urn:us',
    algorithms: ['ES256'],
    subgraphs: ['norway'],
  };

  test('is a list of issuers', () => {
    expect(readTrustedIssuers([one])).toEqual([one]);
  });

  test.each([['HS256'], ['none'], ['dir']])('[A25] never allows %s', (algorithm) => {
    expect(readTrustedIssuers([{ ...one, algorithms: [algorithm] }])).toBeUndefined();
  });

  test.each([
    [{}],
    [[{ ...one, audience: undefined }]],
    [[{ ...one, algorithms: [] }]],
    [[{ ...one, subgraphs: 'norway' }]],
    [[{ ...one, subgraphs: [{ name: 'norway' }] }]],
    [[{ ...one, algorithms: 'ES256' }]],
    [[{ ...one, algorithms: null }]],
    [[{ ...one, typ: 1 }]],
    [[{ ...one, jwksUri: 'x.example/jwks' }]],
    [[{ ...one, jwksUri: null }]],
    [[null]],
    [['staff']],
  ])('is not %j', (value) => {
    expect(readTrustedIssuers(value)).toBeUndefined();
  });
});

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
