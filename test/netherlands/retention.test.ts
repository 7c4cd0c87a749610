import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { tombstoneHash } from '../../subgraphs/shared/runtime/tombstones.ts';
import {
  activate,
  enrol,
  forgot,
  HAREN,
  openNetherlands,
  reset,
  signIn,
  type TestNetherlands,
  theExamplePerson,
} from '../support/netherlands.ts';
import { due, rowsBut, sweep, sweepLines } from '../support/retention.ts';

// Enrolled on 20 November 2026 for twelve months that begin with November: the last day is 31 October 2027.
const OVER = '2029-11-01T00:00:00+01:00';

let netherlands: TestNetherlands;
beforeEach(async () => {
  netherlands = await openNetherlands();
});
afterEach(() => netherlands.close());

async function activeMember(): Promise<{ id: string; passNumber: string }> {
  const { customer } = await enrol(netherlands);
  await activate(netherlands, await netherlands.mailedToken());
  return customer;
}

const counts = async () =>
  Object.fromEntries(
    (
      await netherlands.rows(`SELECT 'customer' AS name, count(*)::int FROM customer
        UNION ALL SELECT 'pass', count(*)::int FROM pass UNION ALL SELECT 'subscription', count(*)::int FROM subscription
        UNION ALL SELECT 'login_link', count(*)::int FROM login_link`)
    ).map(({ name, count }) => [name, count]),
  );

describe('a member whose last subscription ended', () => {
  test('is kept for two years to the millisecond, in Amsterdam', async () => {
    const { id } = await activeMember();
    expect(await netherlands.rows('SELECT registered_through::text AS day FROM customer')).toEqual([
      { day: '2027-10-31' },
    ]);
    netherlands.clock.set('2029-10-31T23:59:59.999+01:00');
    expect(await due(netherlands, 'endedMembers')).toEqual({ count: 0, overdue: 0 });
    await sweep(netherlands);
    expect(await counts()).toEqual({ customer: 1, pass: 1, subscription: 1, login_link: 1 });
    netherlands.clock.set(OVER);
    expect(await due(netherlands, 'endedMembers')).toEqual({ count: 1, oldest: new Date(OVER), overdue: 0 });
    await sweep(netherlands);
    expect(await counts()).toEqual({ customer: 0, pass: 0, subscription: 0, login_link: 0 });
    expect((await sweepLines(netherlands)).filter(([action]) => action === 'endedMembers')).toEqual([
      ['endedMembers', id],
    ]);
    netherlands.clock.advance(86_400_000);
    expect(await due(netherlands, 'endedMembers')).toEqual({ count: 0, overdue: 0 });
  });

  test('is overdue a day later, and a report changes no row', async () => {
    await activeMember();
    netherlands.clock.set('2029-11-01T23:59:59.999+01:00');
    expect(await due(netherlands, 'endedMembers')).toMatchObject({ count: 1, overdue: 0 });
    netherlands.clock.set('2029-11-02T00:00:00+01:00');
    const before = await rowsBut(netherlands);
    expect(await due(netherlands, 'endedMembers')).toMatchObject({ count: 1, overdue: 1 });
    expect(await rowsBut(netherlands)).toEqual(before);
  });

  test('takes the login account along, which signs nobody in any more', async () => {
    const { passNumber } = await activeMember();
    await forgot(netherlands, passNumber);
    await netherlands.subgraph.outbox.drain();
    netherlands.clock.set(OVER);
    await sweep(netherlands);
    expect(await netherlands.rows('SELECT state, username, email, password_hash FROM login_account')).toEqual([
      { state: 'DELETED_BY_KB', username: null, email: null, password_hash: null },
    ]);
    expect(await netherlands.rows('SELECT FROM password_reset')).toEqual([]);
    expect(await signIn(netherlands, passNumber)).toMatchObject({ code: 'SIGN_IN_FAILED' });
  });

  test('leaves the login account to another library that points at it', async () => {
    const { passNumber } = await activeMember();
    netherlands.clock.set('2028-06-01T10:00:00+02:00');
    const there = await enrol(
      netherlands,
      theExamplePerson({
        idempotencyKey: 'again-elsewhere',
        loginAccount: { choice: 'EXISTING', username: passNumber },
      }),
      HAREN,
    );
    expect(there.__typename).toBe('DigitalEnrolment');
    netherlands.clock.set(OVER);
    await sweep(netherlands);
    expect(await counts()).toEqual({ customer: 1, pass: 1, subscription: 1, login_link: 1 });
    expect(await netherlands.rows('SELECT state FROM login_account')).toEqual([{ state: 'ACTIVE' }]);
  });

  test('[A45] leaves a tombstone', async () => {
    const { id } = await activeMember();
    netherlands.clock.set(OVER);
    await sweep(netherlands);
    const key = netherlands.subgraph.tombstoneKey ?? Buffer.alloc(0);
    expect(await netherlands.rows('SELECT kind, hash FROM tombstone')).toEqual([
      { kind: 'customer', hash: tombstoneHash(key, { kind: 'customer', subject: id }) },
    ]);
  });

  test('waits while a desk works on them', async () => {
    const { id } = await activeMember();
    netherlands.clock.set(OVER);
    await netherlands.owned.transaction(async (desk) => {
      await desk.query('SELECT FROM customer WHERE id = $1 FOR UPDATE', [id]);
      await sweep(netherlands);
      expect(await counts()).toMatchObject({ customer: 1 });
    });
    await sweep(netherlands);
    expect(await counts()).toMatchObject({ customer: 0 });
  });

  test('goes by the setting', async () => {
    const other = await openNetherlands({ NETHERLANDS_ENDED_MEMBER_YEARS: '5' });
    await enrol(other);
    other.clock.set('2032-10-31T12:00:00+01:00');
    expect(await due(other, 'endedMembers')).toMatchObject({ count: 0 });
    other.clock.set('2032-11-01T00:00:00+01:00');
    expect(await due(other, 'endedMembers')).toMatchObject({ count: 1 });
    await other.close();
  });
});

test('[N29] the night’s sweep deletes unactivated login accounts too, and twice is as once', async () => {
  await enrol(netherlands);
  netherlands.clock.advance(86_399_999);
  expect(await due(netherlands, 'deleteUnactivatedLoginAccounts')).toEqual({ count: 0, overdue: 0 });
  netherlands.clock.advance(1);
  expect(await due(netherlands, 'deleteUnactivatedLoginAccounts')).toMatchObject({ count: 1, overdue: 0 });
  expect(await sweep(netherlands)).toBe(1);
  const after = await rowsBut(netherlands, 'retention_night');
  expect(await sweep(netherlands)).toBe(0);
  expect(await rowsBut(netherlands, 'retention_night')).toEqual(after);
});

test('the hash of a reset link goes thirty days after its end, and no link comes twice', async () => {
  const { passNumber } = await activeMember();
  await forgot(netherlands, passNumber);
  const token = await netherlands.mailedToken();
  netherlands.clock.set('2026-12-20T23:59:59.999+01:00');
  await sweep(netherlands);
  expect((await reset(netherlands, token)).code).toBe('RESET_LINK_EXPIRED');
  netherlands.clock.set('2026-12-21T00:00:00+01:00');
  expect(await due(netherlands, 'passwordResetLinks')).toMatchObject({ count: 1, overdue: 0 });
  await sweep(netherlands);
  expect(await netherlands.rows('SELECT generation, link_hash, valid_until FROM password_reset')).toEqual([
    { generation: 1, link_hash: null, valid_until: null },
  ]);
  expect((await reset(netherlands, token)).code).toBe('RESET_LINK_INVALID');
});
