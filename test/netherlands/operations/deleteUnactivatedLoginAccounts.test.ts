import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  activate,
  auditTrail,
  enrol,
  openNetherlands,
  type TestNetherlands,
  theExamplePerson,
} from '../../support/netherlands.ts';

const AGES = [86_400_001, 86_400_000, 86_399_999, 0];

let netherlands: TestNetherlands;

beforeEach(async () => {
  netherlands = await openNetherlands();
});
afterEach(() => netherlands.close());

/** One person for each age that the link shall have at the end, the oldest first; gives the secrets of their links. */
async function enrolPeople(): Promise<string[]> {
  const tokens = [];
  for (const [index, age] of AGES.entries()) {
    await enrol(netherlands, theExamplePerson({ idempotencyKey: `person-of-age-${age}`, houseNumber: index + 1 }));
    tokens.push(await netherlands.mailedToken());
    netherlands.clock.advance(age - (AGES[index + 1] ?? 0));
  }
  return tokens;
}

describe('the sweep', () => {
  test('[N29] deletes exactly what activation refuses', async () => {
    const tokens = await enrolPeople();
    const weakPassword = async (token: string) => (await activate(netherlands, token, 'weak')).code;
    const before = await Promise.all(tokens.map(weakPassword));
    expect(before).toEqual(['LINK_EXPIRED', 'LINK_EXPIRED', 'PASSWORD_RULES', 'PASSWORD_RULES']);
    expect(await netherlands.subgraph.sweeps[0]?.run()).toBe(2);
    const after = await Promise.all(tokens.map(weakPassword));
    expect(after).toEqual(['ACTIVATION_LINK_INVALID', 'ACTIVATION_LINK_INVALID', 'PASSWORD_RULES', 'PASSWORD_RULES']);
  });

  test('[N29] leaves nothing of the person in the account, and a stale link in the member system', async () => {
    await enrol(netherlands);
    netherlands.clock.advance(86_400_000);
    expect(await netherlands.subgraph.sweeps[0]?.run()).toBe(1);
    expect(await netherlands.rows('SELECT state, username, email, link_hash FROM login_account')).toEqual([
      { state: 'DELETED_BY_KB', username: null, email: null, link_hash: null },
    ]);
    expect(await netherlands.rows('SELECT state FROM login_link')).toEqual([{ state: 'STALE' }]);
    expect(await netherlands.rows('SELECT count(*)::int AS count FROM customer')).toEqual([{ count: 1 }]);
    expect((await auditTrail(netherlands)).at(-1)).toBe('sweep deleteUnactivatedLoginAccounts DONE');
    expect(await netherlands.subgraph.sweeps[0]?.run()).toBe(0);
  });

  test('[N29] never touches an active account', async () => {
    await enrol(netherlands);
    await activate(netherlands, await netherlands.mailedToken());
    netherlands.clock.advance(10 * 86_400_000);
    expect(await netherlands.subgraph.sweeps[0]?.run()).toBe(0);
  });

  test('works through more than one batch', async () => {
    await netherlands.rows(`INSERT INTO login_account (id, state, username, email, generation, link_valid_until, created_at)
      SELECT gen_random_uuid(), 'PENDING_ACTIVATION', 'user' || n, 'p@example.nl', 1, '2026-01-01', '2026-01-01'
      FROM generate_series(1, 501) n`);
    expect(await netherlands.subgraph.sweeps[0]?.run()).toBe(501);
  });
});
