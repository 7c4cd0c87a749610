import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ANNEN,
  activate,
  enrol,
  forgot,
  openNetherlands,
  reset,
  signIn,
  type TestNetherlands,
} from '../../support/netherlands.ts';

const USERNAME = '25280000000413';

let netherlands: TestNetherlands;
let customerId: string;

beforeAll(async () => {
  netherlands = await openNetherlands();
  customerId = (await enrol(netherlands)).customer.id;
});
afterAll(() => netherlands.close());

/** A repeatable sequence of numbers in [0, 1) (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('[A15] nobody gets into an account without its mailed link', () => {
  test('by any order of steps: 150 of them at random', async () => {
    const random = numbers(15);
    const repair = (step: string) => `mutation { ${step}LoginAccount(customerId: "${customerId}") { __typename } }`;
    const steps: (() => Promise<unknown>)[] = [
      () => activate(netherlands, randomBytes(32).toString('base64url')),
      () => reset(netherlands, randomBytes(32).toString('base64url')),
      () => forgot(netherlands, USERNAME),
      () => signIn(netherlands, USERNAME),
      () => signIn(netherlands, USERNAME, ''),
      () => netherlands.run(repair('forget'), {}, ANNEN),
      () => netherlands.run(repair('generate'), {}, ANNEN),
      () => netherlands.subgraph.outbox.drain(),
      async () => netherlands.clock.advance(random() * 20 * 3_600_000),
      async () => netherlands.subgraph.sweeps[0]?.run(),
    ];
    for (let count = 0; count < 150; count += 1) await steps[Math.floor(random() * steps.length)]?.();
    const accounts = await netherlands.rows('SELECT state, password_hash FROM login_account');
    expect(accounts.length).toBeGreaterThan(1);
    for (const account of accounts)
      expect(account).toMatchObject({ state: expect.not.stringMatching('ACTIVE$'), password_hash: null });
    expect(await netherlands.rows('SELECT * FROM password_reset')).toEqual([]);
  });
});
