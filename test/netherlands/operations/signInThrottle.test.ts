import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  activate,
  auditTrail,
  enrol,
  forgot,
  openNetherlands,
  signIn,
  type TestNetherlands,
} from '../../support/netherlands.ts';
import { workOf } from '../../support/passwordWork.ts';
import { sweep } from '../../support/retention.ts';

const USERNAME = '25280000000413';
const UNKNOWN = '25280000000017';

let netherlands: TestNetherlands;

beforeEach(async () => {
  netherlands = await openNetherlands();
  await enrol(netherlands);
  await activate(netherlands, await netherlands.mailedToken());
});
afterEach(() => netherlands.close());

async function fail(times: number, username = USERNAME) {
  for (let time = 0; time < times; time += 1) await signIn(netherlands, username, 'Welkom02!');
}

describe('[A6] guessing passwords', () => {
  test.each([USERNAME, UNKNOWN])(
    'of %s waits after five failures, for a known and an unknown name alike',
    async (username) => {
      await fail(4, username);
      expect(await signIn(netherlands, username, 'Welkom02!')).toMatchObject({ code: 'SIGN_IN_FAILED' });
      expect(await signIn(netherlands, username, 'Welkom02!')).toEqual({
        __typename: 'NetherlandsRefusal',
        code: 'TOO_MANY_ATTEMPTS',
        message: 'Too many attempts from here. Wait for the number of seconds in `parts`.',
        field: null,
        parts: ['1'],
        others: [],
      });
      expect((await auditTrail(netherlands)).at(-1)).toBe('anonymous signIn SIGN_IN_FAILED');
      expect(await netherlands.rows('SELECT action, outcome, count FROM refused_attempt')).toEqual([
        { action: 'signIn', outcome: 'TOO_MANY_ATTEMPTS', count: 1 },
      ]);
    },
  );

  test('while it must wait not even the right password is compared', async () => {
    await fail(5);
    const { argon2 } = await workOf(netherlands, () => signIn(netherlands, USERNAME));
    expect(argon2).toBe(0);
    netherlands.clock.advance(1_000);
    expect(await signIn(netherlands, USERNAME)).toMatchObject({ __typename: 'SignedIn' });
  });

  test('does the same work for known and unknown names', async () => {
    const known = await workOf(netherlands, () => fail(1));
    const unknown = await workOf(netherlands, () => fail(1, UNKNOWN));
    expect(unknown).toEqual(known);
    expect(known.argon2).toBe(1);
  });

  test('by somebody who knows the pass number does not lock its owner out', async () => {
    netherlands.from('attacker');
    await fail(60);
    netherlands.from('home');
    expect(await signIn(netherlands, USERNAME)).toMatchObject({ __typename: 'SignedIn' });
  });

  test('in fifty requests at once gets no more tries', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => signIn(netherlands, USERNAME, 'Welkom02!')));
    expect(answers.filter(({ code }) => code === 'SIGN_IN_FAILED')).toHaveLength(5);
    expect(answers.filter(({ code }) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(45);
    expect(await netherlands.rows('SELECT count FROM refused_attempt')).toEqual([{ count: 45 }]);
  });

  test('[A72] in a flood writes a bounded number of lines, and counts the rest by the hour', async () => {
    const lines = async () => (await auditTrail(netherlands)).length;
    const before = await lines();
    for (const minute of [0, 59, 60]) {
      netherlands.clock.set('2026-11-20T12:00:00+01:00');
      netherlands.clock.advance(minute * 60_000);
      await Promise.all(Array.from({ length: 20 }, () => signIn(netherlands, UNKNOWN, 'Welkom02!')));
      await Promise.all(Array.from({ length: 20 }, () => forgot(netherlands, USERNAME)));
    }
    // Five for each of the two that cost nothing, and one more for each whenever the wait is over.
    expect((await lines()) - before).toBeLessThanOrEqual(2 * (5 + 2));
    const counted = await netherlands.rows(
      'SELECT hour, sum(count)::int AS count FROM refused_attempt GROUP BY hour ORDER BY hour',
    );
    expect(counted.map(({ hour }) => hour.toISOString())).toEqual([
      '2026-11-20T11:00:00.000Z',
      '2026-11-20T12:00:00.000Z',
    ]);
    const all = counted.reduce((sum, { count }) => sum + count, 0) + (await lines()) - before;
    expect(all).toBe(120);
  });

  test('leaves no username and no network in the table, and nothing in the night after 90 days', async () => {
    await fail(1);
    expect(JSON.stringify(await netherlands.rows('SELECT * FROM attempt'))).not.toContain(USERNAME);
    netherlands.clock.set('2027-02-18T23:59:59+01:00');
    await sweep(netherlands);
    expect(await netherlands.rows('SELECT * FROM attempt')).toHaveLength(3);
    netherlands.clock.set('2027-02-19T00:00:00+01:00');
    await sweep(netherlands);
    expect(await netherlands.rows('SELECT * FROM attempt')).toEqual([]);
  });
});
