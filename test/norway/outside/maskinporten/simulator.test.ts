import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRemoteJWKSet, generateKeyPair, type JWTPayload, jwtVerify } from 'jose';
import { type MaskinportenWorld, NOW, NOW_SECONDS, openMaskinportenWorld, SCOPES } from '../support/grants.ts';

let world: MaskinportenWorld;
beforeAll(async () => {
  world = await openMaskinportenWorld();
});
afterAll(() => world.maskinporten.close());

describe('a grant is refused', () => {
  test.each<[string, JWTPayload, string]>([
    ['from an unknown client', { iss: 'stranger' }, 'MP-100'],
    ['for another issuer', { aud: 'https://maskinporten.no/' }, 'MP-110'],
    ['issued 11 seconds ago', { iat: NOW_SECONDS - 11, exp: NOW_SECONDS + 60 }, 'MP-011'],
    ['issued in 11 seconds', { iat: NOW_SECONDS + 11, exp: NOW_SECONDS + 60 }, 'MP-011'],
    ['valid for 121 seconds', { exp: NOW_SECONDS + 121 }, 'MP-011'],
    ['that has just expired', { iat: NOW_SECONDS - 5, exp: NOW_SECONDS }, 'MP-130'],
    ['without iat', { iat: undefined }, 'MP-011'],
    ['without exp', { exp: undefined }, 'MP-011'],
    ['without scope', { scope: undefined }, 'MP-011'],
    ['for a scope the client lacks', { scope: `${SCOPES[0]} folkeregister:deling/presse` }, 'MP-200'],
    ['on behalf of itself', { consumer_org: '310000004' }, 'MP-011'],
    ['on behalf of one who did not delegate', { consumer_org: '310000012' }, 'MP-251'],
  ])('%s', async (_label, changes, code) => {
    const { status, body } = await world.ask(await world.grant(changes));
    expect(status).toBe(400);
    expect(body.error_description).toMatch(`${code}:`);
  });

  test('whose audience lacks the closing slash', async () => {
    const { body } = await world.ask(await world.grant({ aud: world.maskinporten.issuer.slice(0, -1) }));
    expect(body.error_description).toMatch('MP-110');
  });

  test.each([
    ['with neither kid nor x5c', {}, 'MP-011'],
    ['with both kid and x5c', { kid: 'key-1', x5c: ['MIIB'] }, 'MP-011'],
    ['with an unverifiable certificate', { x5c: ['MIIB'] }, 'MP-123'],
    ['with an unknown kid', { kid: 'key-2' }, 'MP-124'],
    ['with an algorithm that is not on the list', { kid: 'key-1', alg: 'PS256' }, 'MP-011'],
  ])('%s', async (_label, header, code) => {
    const { privateKey } = await generateKeyPair('alg' in header ? 'PS256' : 'RS256');
    const { body } = await world.ask(await world.grant({}, header, privateKey));
    expect(body.error_description).toMatch(code);
  });

  test('signed by another key', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const { body } = await world.ask(await world.grant({}, { kid: 'key-1' }, privateKey));
    expect(body.error_description).toMatch('MP-124');
  });

  test('used before', async () => {
    const assertion = await world.grant();
    expect((await world.ask(assertion)).status).toBe(200);
    expect((await world.ask(assertion)).body).toMatchObject({ error: 'invalid_grant' });
    expect((await world.ask(await world.grant({ jti: 'one' }))).status).toBe(200);
    expect((await world.ask(await world.grant({ jti: 'one' }))).body.error_description).toMatch('MP-012');
  });

  test('that is no JWT, or of another type', async () => {
    expect((await world.ask('nonsense')).body.error_description).toMatch('MP-011');
    const other = await world.ask(await world.grant(), { grant_type: 'client_credentials' });
    expect(other.body.error).toBe('unsupported_grant_type');
  });
});

describe('a grant is taken', () => {
  test.each<[string, JWTPayload]>([
    ['issued 10 seconds ago', { iat: NOW_SECONDS - 10, exp: NOW_SECONDS + 60 }],
    ['issued in 10 seconds', { iat: NOW_SECONDS + 10, exp: NOW_SECONDS + 130 }],
    ['valid for 120 seconds', { exp: NOW_SECONDS + 120 }],
    ['without jti', { jti: undefined }],
  ])('%s', async (_label, changes) => {
    expect((await world.ask(await world.grant(changes))).status).toBe(200);
  });

  test('and the token verifies by the key set of the metadata', async () => {
    const { issuer } = world.maskinporten;
    const answer = await fetch(`${issuer}.well-known/oauth-authorization-server`);
    const metadata: { jwks_uri: string } = JSON.parse(await answer.text());
    expect(metadata).toMatchObject({ issuer, token_endpoint: `${issuer}token` });
    const keys = createRemoteJWKSet(new URL(metadata.jwks_uri));
    const { payload, protectedHeader } = await jwtVerify(await world.token(), keys, { issuer, currentDate: NOW });
    expect(protectedHeader).toEqual({ alg: 'RS256', kid: expect.any(String) });
    expect(payload).toMatchObject({
      client_id: 'library',
      scope: SCOPES[0],
      aud: 'unspecified',
      exp: NOW_SECONDS + 599,
      consumer: { authority: 'iso6523-actorid-upis', ID: '0192:310000004' },
    });
  });

  test('on behalf of somebody who delegated, and the token names both', async () => {
    const token = await world.token(SCOPES[0], { consumer_org: '310000020' });
    expect(JSON.parse(atob(token.split('.')[1] ?? ''))).toMatchObject({
      consumer: { ID: '0192:310000020' },
      supplier: { ID: '0192:310000004' },
      delegation_source: 'https://www.altinn.no',
    });
  });

  test('and what was signed before the keys were rotated still verifies', async () => {
    const before = await world.token();
    await world.maskinporten.rotateKeys();
    const after = await world.token();
    const keys = createRemoteJWKSet(new URL(world.maskinporten.jwksUri));
    const [first, second] = await Promise.all(
      [before, after].map((token) => jwtVerify(token, keys, { currentDate: NOW })),
    );
    expect(first?.protectedHeader.kid).not.toBe(second?.protectedHeader.kid);
  });

  test('and a resource becomes the audience', async () => {
    const token = await world.token(SCOPES[2], { resource: ['https://api.example.no'] });
    expect(JSON.parse(atob(token.split('.')[1] ?? '')).aud).toEqual(['https://api.example.no']);
  });
});
