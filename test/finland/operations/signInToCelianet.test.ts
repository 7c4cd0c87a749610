import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { finlandSettings } from '../../../subgraphs/finland/settings.ts';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { openTokenIssuer } from '../../../subgraphs/shared/runtime/tokenIssuer.ts';
import {
  KESKUSKOULU,
  markForDeletion,
  PUPIL,
  registered,
  type TestFinland,
  testFinland,
} from '../../support/finland.ts';
import { workOf } from '../../support/passwordWork.ts';
import { credentialDesk, PASSWORD } from '../credentialDesk.ts';
import { SIGN_IN } from '../documents.ts';

const VIEWER = `{ viewer { celiaRegistrar { units { id } }
  celiaMembership { id country status since through library { code name } } } }`;

let finland: TestFinland;
let desk: ReturnType<typeof credentialDesk>;
let customer: Record<string, any>;

beforeEach(async () => {
  finland = await testFinland();
  customer = await registered(finland, 'fi-u2', PUPIL);
  desk = credentialDesk(finland, customer['id']);
  await desk.send(['CELIANET']);
  await desk.tenMinutesLater();
  await desk.choose(desk.newestToken());
});
afterEach(() => finland.close());

async function signIn(username = customer['customerNumber'], password = PASSWORD) {
  return (await finland.run(SIGN_IN, { username, password })).signInToCelianet;
}

function holder(later = 0, issuer = 'celia'): Caller {
  const iat = Math.floor(finland.clock.now().getTime() / 1_000) + later;
  return { issuer, subject: customer['id'], claims: { iat } };
}

const membershipOf = async (caller?: Caller) => (await finland.run(VIEWER, {}, caller)).viewer.celiaMembership;

describe('signing in to Celianet', () => {
  test('[F16] answers a token of one hour for the customer, that the published key verifies', async () => {
    const answer = await signIn();
    expect(answer.__typename).toBe('CelianetSignIn');
    const { loginIssuer, signingKey } = finlandSettings(finland.settings);
    const { publicKeys } = await openTokenIssuer(loginIssuer, signingKey);
    const { payload } = await jwtVerify(answer.accessToken, createLocalJWKSet({ keys: [...publicKeys.keys] }), {
      issuer: 'http://127.0.0.1:4000/celia-credentials',
      audience: 'urn:library-supergraph',
      algorithms: ['ES256'],
      typ: 'at+jwt',
      currentDate: finland.clock.now(),
    });
    expect(payload.sub).toBe(customer['id']);
    expect(Object.keys(payload).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'sub']);
    expect(await desk.lastAudit()).toMatchObject({
      actor: 'anonymous',
      action: 'signInToCelianet',
      subject: customer['id'],
      outcome: 'DONE',
    });
  });

  test.each([
    ['a wrong password', undefined, 'pitkä lause jota en muista'],
    ['an unknown number', '999999', PASSWORD],
    ['no number at all', 'testi', PASSWORD],
    ['nothing', '', ''],
  ])('[A6] with %s fails with one answer', async (_label, username, password) => {
    expect(await signIn(username ?? customer['customerNumber'], password)).toEqual({
      __typename: 'FinlandRefusal',
      code: 'SIGN_IN_FAILED',
      field: null,
      message: 'Wrong username or password.',
      parts: null,
    });
  });

  test.each([
    ['whose credentials were ordered anew', async () => desk.send(['CELIANET'])],
    ['who is marked for deletion', async () => markForDeletion(finland, customer['id'])],
    [
      'who has a password for Pratsam Reader only',
      async () => finland.rows(`UPDATE celia_credential SET system = 'PRATSAM_READER'`),
    ],
  ])('[A6] by a customer %s fails with the same answer', async (_label, change) => {
    await change();
    expect(await signIn()).toMatchObject({ code: 'SIGN_IN_FAILED' });
  });

  test('[A6] does the same work whether or not there is such a customer', async () => {
    const known = await workOf(finland, () => signIn(undefined, 'pitkä lause jota en muista'));
    const unknown = await workOf(finland, () => signIn('999999', 'pitkä lause jota en muista'));
    expect(unknown).toEqual(known);
    expect(known.argon2).toBe(1);
  });

  test('[A6] waits after five failures from one network, and not from another', async () => {
    for (let time = 0; time < 5; time += 1) await signIn(undefined, 'väärä');
    const lines = () => finland.rows(`SELECT outcome FROM audit WHERE action = 'signInToCelianet' ORDER BY seq`);
    const before = await lines();
    expect(await signIn()).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', parts: ['1'] });
    expect(await lines()).toEqual(before);
    expect(await finland.rows('SELECT action, count FROM refused_attempt')).toEqual([
      { action: 'signInToCelianet', count: 1 },
    ]);
    finland.from('elsewhere');
    expect(await signIn()).toMatchObject({ __typename: 'CelianetSignIn' });
  });
});

describe("the customer's own membership", () => {
  test('is seen by the customer, and nothing of its ground', async () => {
    expect(await membershipOf(holder())).toEqual({
      id: customer['id'],
      country: 'FI',
      status: 'ACTIVE',
      since: '2024-06-15',
      through: null,
      library: { code: 'fi-u2', name: 'Keskuskoulu' },
    });
  });

  test.each([
    ['nobody', () => undefined],
    ['a registrar of the unit', () => KESKUSKOULU],
    ["the customer's id from another issuer", () => holder(0, 'staff')],
    ['a customer that does not exist', () => ({ ...holder(), subject: '5280d000-0000-4000-8000-00000000ffff' })],
    ['a malformed subject', () => ({ ...holder(), subject: 'x' })],
    ['[A27] a token from before the password was chosen', () => holder(-1)],
  ])('is not seen by %s', async (_whom, caller) => {
    expect(await membershipOf(caller())).toBeNull();
  });

  test('[A27] is not seen any more once the credentials are ordered anew or the customer has ended', async () => {
    await markForDeletion(finland, customer['id']);
    expect(await membershipOf(holder())).toBeNull();
    await finland.rows(`UPDATE celia_customer SET state = 'ACTIVE', marked_for_deletion_at = NULL`);
    expect(await membershipOf(holder())).not.toBeNull();
    await desk.send(['CELIANET']);
    expect(await membershipOf(holder())).toBeNull();
  });

  test('a customer may do nothing of a registrar', async () => {
    const { errors } = await finland.answer('mutation { selectUnit(unitId: "fi-u2") { __typename } }', {}, holder());
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});
