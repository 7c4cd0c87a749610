import { beforeEach, describe, expect, test } from '@jest/globals';
import { Configuration } from 'openid-client';
import { isAtLeastLevel } from '../../start/assuranceLevel.ts';
import { ATTEMPT_LIFETIME_MS, SignInAttempts } from '../../start/signInAttempts.ts';

const attempt = {
  provider: 'staff',
  client: new Configuration({ issuer: 'https://id.example.org' }, 'x'),
  checks: {},
  page: 'insight',
};
let now: number;
let attempts: SignInAttempts;

beforeEach(() => {
  now = Date.parse('2026-11-23T09:00:00Z');
  attempts = new SignInAttempts(() => now);
});

describe('a sign-in under way', () => {
  test.each([
    ['just under five minutes', ATTEMPT_LIFETIME_MS - 1, true],
    ['exactly five minutes', ATTEMPT_LIFETIME_MS, false],
  ])('after %s', (_label, waited, stands) => {
    const ticket = attempts.begin(attempt);
    now += waited;
    expect(attempts.finish(ticket, 'staff') !== undefined).toBe(stands);
  });

  test('ends once, and only at its own provider', () => {
    const [ticket, other] = [attempts.begin(attempt), attempts.begin(attempt)];
    expect(attempts.finish(other, 'id-porten')).toBeUndefined();
    expect(attempts.finish(other, 'staff')).toBeUndefined();
    expect(attempts.finish(ticket, 'staff')).toMatchObject({ provider: 'staff' });
    expect(attempts.finish(ticket, 'staff')).toBeUndefined();
  });

  test('makes room for others when a thousand were begun after it', () => {
    const first = attempts.begin(attempt);
    const second = attempts.begin(attempt);
    for (let begun = 0; begun < 999; begun++) attempts.begin(attempt);
    expect(attempts.finish(first, 'staff')).toBeUndefined();
    expect(attempts.finish(second, 'staff')).toBeDefined();
  });
});

describe('a level of assurance', () => {
  test.each([
    ['idporten-loa-low', false],
    ['idporten-loa-substantial', true],
    ['idporten-loa-high', true],
    ['eidas-loa-low', false],
    ['eidas-loa-high', true],
    ['evil-loa-high', false],
    ['idporten-loa-toString', false],
    ['idporten-loa-high ', false],
    ['', false],
    [undefined, false],
    [['idporten-loa-high', 'x'], false],
  ])('%j is at least substantial: %s', (acr, enough) => {
    expect(isAtLeastLevel(acr, 'idporten-loa-substantial')).toBe(enough);
  });

  test('of an unknown kind asked for is never reached', () => {
    expect(isAtLeastLevel('idporten-loa-high', 'level4')).toBe(false);
    expect(isAtLeastLevel('level4', 'level4')).toBe(false);
  });
});
