import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { openTokenIssuer } from '../../../subgraphs/shared/runtime/tokenIssuer.ts';
import {
  activate,
  auditTrail,
  enrol,
  NETHERLANDS_SETTINGS,
  openNetherlands,
  PASSWORD,
  signIn,
  type TestNetherlands,
  theMover,
} from '../../support/netherlands.ts';

let netherlands: TestNetherlands;

beforeAll(async () => {
  netherlands = await openNetherlands();
  await enrol(netherlands);
  await activate(netherlands, await netherlands.mailedToken());
  await enrol(netherlands, theMover());
});
afterAll(() => netherlands.close());

describe('signing in', () => {
  test('[N31] answers a token of one hour that the published key verifies', async () => {
    const answer = await signIn(netherlands, '25280000000413');
    expect(answer).toMatchObject({
      __typename: 'SignedIn',
      expiresAt: '2026-11-20T10:00:00.000Z',
      loginAccount: { state: 'ACTIVE', username: '25280000000413', email: 'eb.tester@example.nl' },
    });
    const { publicKeys } = await tokens();
    const { payload } = await jwtVerify(answer.accessToken, createLocalJWKSet({ keys: [...publicKeys.keys] }), {
      issuer: 'http://127.0.0.1:4000/login-account',
      audience: 'urn:library-supergraph',
      algorithms: ['ES256'],
      typ: 'at+jwt',
      currentDate: netherlands.clock.now(),
    });
    const [{ id }] = await netherlands.rows(`SELECT id FROM login_account WHERE state = 'ACTIVE'`);
    expect(payload.sub).toBe(id);
    expect(Object.keys(payload).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'sub']);
    expect(decodeProtectedHeader(answer.accessToken).kid).toBe(publicKeys.keys[0]?.kid);
  });

  test.each([
    ['with a wrong password', '25280000000413', 'Welkom02!'],
    ['with an unknown username', '25280000000017', PASSWORD],
    ['before the activation', '25280000000421', PASSWORD],
    ['with nothing', '', ''],
  ])('[N31] %s fails with one answer', async (_label, username, password) => {
    expect(await signIn(netherlands, username, password)).toEqual({
      __typename: 'NetherlandsRefusal',
      code: 'SIGN_IN_FAILED',
      message: 'Wrong login details.',
      field: null,
      parts: null,
      others: [],
    });
    expect((await auditTrail(netherlands)).at(-1)).toBe('anonymous signIn SIGN_IN_FAILED');
  });

  test('usernames do not tell capitals from small letters', async () => {
    await netherlands.rows(`UPDATE login_account SET username = 'EB.Tester' WHERE state = 'ACTIVE'`);
    expect(await signIn(netherlands, ' eb.tester ')).toMatchObject({ __typename: 'SignedIn' });
  });
});

function tokens() {
  const pem = Buffer.from(NETHERLANDS_SETTINGS['NETHERLANDS_SIGNING_KEY'] ?? '', 'base64').toString();
  return openTokenIssuer('http://127.0.0.1:4000/login-account', pem);
}
