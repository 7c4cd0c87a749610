import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ASSERTION_HEADER, assertCall } from '../../../subgraphs/shared/runtime/callAssertion.ts';
import { feedCall } from '../../../subgraphs/shared/runtime/feed/feedCall.ts';
import { eventually } from '../../support/eventually.ts';
import { FEED_KEY } from '../../support/insight.ts';
import { killedInTheMiddle } from '../../support/killedInTheMiddle.ts';
import { PEOPLE, type TestNorway, testNorway } from '../../support/norway.ts';
import { registered } from '../../support/norwegianRegister.ts';
import { insightBeside, keyOf, sweep, told, toldOf } from './telling.ts';

let norway: TestNorway;
let insight: Awaited<ReturnType<typeof insightBeside>>;
beforeAll(async () => {
  norway = await testNorway(undefined, { ...keyOf('norway') });
  insight = await insightBeside(norway);
  for (const person of [PEOPLE.resident, PEOPLE.confidential, PEOPLE.parent]) await registered(norway, person);
});
afterAll(async () => {
  await insight.close();
  await norway.close();
});

describe('several processes of one country', () => {
  const touchAll = () =>
    norway.rows(`UPDATE account SET country = CASE WHEN country IS NULL THEN 'NO' END,
    address_lines = CASE WHEN country IS NULL THEN '{}'::text[] END, postcode = NULL, place = NULL`);

  test('tell each change once, at positions without a gap', async () => {
    const events = await toldOf(norway, async () => {
      await touchAll();
      await Promise.all([1, 2, 3, 4].map(() => sweep(norway, 'publishMemberships')));
    });
    const [{ count }] = await norway.rows('SELECT count(*)::int AS count FROM membership');
    expect(events.map(({ happened }) => happened)).toEqual(Array(count).fill('MOVED'));
  });

  test('one after the other: whoever gives out positions holds the lock until the commit', async () => {
    await touchAll();
    const before = await told(norway);
    const waiting = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 4207600 AND NOT granted`;
    let sweeping: Promise<number | undefined> | undefined;
    await norway.owned.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(4207600)');
      sweeping = sweep(norway, 'publishMemberships');
      await eventually(async () => (await norway.rows(waiting)).length > 0);
      expect(await told(norway)).toEqual(before);
    });
    expect(await sweeping).toBeGreaterThan(0);
  });

  test('or one that is killed in the middle: the next tells what it did not', async () => {
    await sweep(norway, 'publishMemberships');
    const events = await toldOf(norway, async () => {
      await touchAll();
      await killedInTheMiddle(norway, 'membership_event', async () => sweep(norway, 'publishMemberships'));
    });
    expect(events.length).toBeGreaterThan(0);
    expect(new Set(events.map(({ membership }) => membership)).size).toBe(events.length);
  });

  test('tell nothing of what was rolled back', async () => {
    const events = await toldOf(norway, () =>
      norway.owned
        .transaction(async (tx) => {
          await tx.query(`SELECT set_config('app.scope', 'every:test', true)`);
          await tx.query('DELETE FROM local_card');
          await tx.query(`UPDATE membership SET since = since - interval '1 year'`);
          throw new Error('taken back');
        })
        .catch(() => undefined),
    );
    expect(events).toEqual([]);
  });
});

describe('the door of a feed', () => {
  const body = '{"after":0}';
  const ask = async (key: Buffer, signed = feedCall('norway', body), sent = body, method = 'POST') => {
    const headers = { [ASSERTION_HEADER]: assertCall(key, signed, Date.now()) };
    const answer = await fetch(`${insight.url}/feed`, {
      method,
      headers,
      ...(method === 'POST' && { body: sent }),
    });
    return [answer.status, await answer.text()] as const;
  };

  test('[A58] opens to insight alone: not to the gateway, another country’s key, other bytes, or nobody', async () => {
    expect((await ask(FEED_KEY))[0]).toBe(200);
    const gateways = { ...feedCall('norway', body), subgraph: 'norway' };
    expect(await ask(FEED_KEY, gateways)).toEqual([401, '']);
    expect(await ask(FEED_KEY, feedCall('finland', body))).toEqual([401, '']);
    expect(await ask(Buffer.alloc(32, 'other'))).toEqual([401, '']);
    expect(await ask(FEED_KEY, feedCall('norway', body), '{"after":1}')).toEqual([401, '']);
    expect(await ask(FEED_KEY, feedCall('norway', '{"after":-1}'), '{"after":-1}')).toEqual([401, '']);
    expect(await ask(FEED_KEY, feedCall('norway', ''), '', 'GET')).toEqual([401, '']);
    expect((await fetch(`${insight.url}/feed`, { method: 'POST', body })).status).toBe(401);
  });

  test('says up to when all is told: until the next is told, up to when it was noted', async () => {
    const completeTo = async () => JSON.parse((await ask(FEED_KEY))[1]).completeTo;
    await sweep(norway, 'publishMemberships');
    expect(await completeTo()).toBe(norway.clock.now().toISOString());
    await norway.rows(
      `INSERT INTO membership_note (membership, noted_at) SELECT id, '2026-11-20T08:00:00Z' FROM membership`,
    );
    expect(await completeTo()).toBe('2026-11-20T08:00:00.000Z');
    await sweep(norway, 'publishMemberships');
    expect(await completeTo()).toBe(norway.clock.now().toISOString());
  });

  test('[A58] a call that was answered once is not answered again', async () => {
    const headers = { [ASSERTION_HEADER]: assertCall(FEED_KEY, feedCall('norway', body), Date.now()) };
    const again = () => fetch(`${insight.url}/feed`, { method: 'POST', headers, body });
    expect([(await again()).status, (await again()).status]).toEqual([200, 401]);
  });
});
