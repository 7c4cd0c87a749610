import { beforeEach, describe, expect, test } from '@jest/globals';
import { rememberVerified } from '../../subgraphs/shared/runtime/verifiedTokens.ts';

const START = Date.parse('2026-11-20T10:00:00Z');
const LATER = START / 1_000 + 300;

let instant: number;
let verifications: string[];
let exp: number;
let callerOf: ReturnType<typeof rememberVerified>;
beforeEach(() => {
  instant = START;
  verifications = [];
  exp = LATER;
  callerOf = rememberVerified(
    async (token) => {
      verifications.push(token);
      if (token.startsWith('forged')) throw new Error('forged');
      return { issuer: 'staff', subject: token, claims: { sub: token, exp } };
    },
    () => instant,
  );
});

describe('[A25] [A27] a token that was verified', () => {
  test.each([
    [0, 1],
    [29_999, 1],
    [30_000, 2],
    [60_000, 2],
  ])('is believed for 30 seconds: %s ms later it has been verified %s times', async (later, times) => {
    expect((await callerOf('a')).subject).toBe('a');
    instant += later;
    expect((await callerOf('a')).subject).toBe('a');
    expect(verifications).toHaveLength(times);
  });

  test.each([
    [9_999, 1],
    [10_000, 2],
  ])(
    'is never believed past its end in 10 seconds: %s ms later it has been verified %s times',
    async (later, times) => {
      exp = START / 1_000 + 10;
      await callerOf('a');
      instant += later;
      await callerOf('a');
      expect(verifications).toHaveLength(times);
    },
  );

  test('proves itself alone', async () => {
    await callerOf('a');
    expect((await callerOf('A')).subject).toBe('A');
    expect(await callerOf('a ')).toMatchObject({ subject: 'a ' });
    expect(verifications).toEqual(['a', 'A', 'a ']);
  });

  test('is another matter than one that was refused, which is verified each time', async () => {
    for (let turn = 0; turn < 3; turn += 1) await expect(callerOf('forged')).rejects.toThrow('forged');
    expect(verifications).toHaveLength(3);
  });

  test('is forgotten for newer ones, so that a flood of them fills no memory', async () => {
    for (let at = 0; at <= 10_000; at += 1) await callerOf(`t${at}`);
    verifications.length = 0;
    await callerOf('t10000');
    await callerOf('t1');
    expect(verifications).toEqual([]);
    await callerOf('t0');
    expect(verifications).toEqual(['t0']);
  });
});
