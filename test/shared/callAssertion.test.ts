import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { assertCall, assertionVerifier, LIFETIME_S } from '../../subgraphs/shared/runtime/callAssertion.ts';

const key = randomBytes(32);
const call = {
  subgraph: 'norway',
  body: '{"query":"{ libraries { name } }"}',
  authorization: 'Bearer a.b.c',
  language: 'nb',
  network: 'home',
};
const noon = Date.parse('2026-11-22T12:00:00Z');
const verifierAt = (now: number, withKey = key) => assertionVerifier(withKey, () => now);

describe('an assertion of the gateway', () => {
  test('is believed once', () => {
    const verify = verifierAt(noon);
    const assertion = assertCall(key, call, noon);
    expect(verify(assertion, call)).toBe(true);
    expect(verify(assertion, call)).toBe(false);
  });

  test.each([
    ['the body', { body: `${call.body} ` }],
    ['the token', { authorization: 'Bearer a.b.d' }],
    ['the token taken away', { authorization: '' }],
    ['the language', { language: 'fi' }],
    ['the network', { network: 'office' }],
    ['the subgraph', { subgraph: 'finland' }],
  ])('does not hold for another %s', (_what, change) => {
    expect(verifierAt(noon)(assertCall(key, call, noon), { ...call, ...change })).toBe(false);
  });

  test.each([
    [LIFETIME_S, true],
    [LIFETIME_S + 1, false],
    [-LIFETIME_S, true],
    [-LIFETIME_S - 1, false],
  ])('%i seconds after it was made: %s', (seconds, believed) => {
    expect(verifierAt(noon + seconds * 1_000)(assertCall(key, call, noon), call)).toBe(believed);
  });

  test("does not hold under another subgraph's key", () => {
    expect(verifierAt(noon, randomBytes(32))(assertCall(key, call, noon), call)).toBe(false);
  });

  test.each(['', '.', '..', 'a.b.c', `x.${noon / 1_000}.`, 'x.1e9.y'])('%j is none', (assertion) => {
    expect(verifierAt(noon)(assertion, call)).toBe(false);
  });

  test('with its time or id altered does not hold', () => {
    const [id, at, signature] = assertCall(key, call, noon).split('.');
    expect(verifierAt(noon)(`${id}.${Number(at) + 1}.${signature}`, call)).toBe(false);
    expect(verifierAt(noon)(`${id}0.${at}.${signature}`, call)).toBe(false);
  });
});
