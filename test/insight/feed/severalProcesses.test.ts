import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ANALYST } from '../../support/insight.ts';
import { killedInTheMiddle } from '../../support/killedInTheMiddle.ts';
import { exportServer } from '../export/exportServer.ts';
import { type Feeding, openFeeding } from './feeding.ts';
import { event, pageOf, randomHistory } from './histories.ts';

let feeding: Feeding;
beforeAll(async () => {
  feeding = await openFeeding();
});
afterAll(() => feeding.close());
beforeEach(() => feeding.restore());

describe('two processes at once', () => {
  test('store each event once, and count it once', async () => {
    const events = randomHistory(9, 120);
    await feeding.pulled(events);
    const alone = await feeding.tables();
    await feeding.restore();
    feeding.tell(pageOf(events));
    const taken = await Promise.all([feeding.pull(), feeding.pull(), feeding.pull(), feeding.pull()]);
    expect(taken.reduce((sum: number, one) => sum + (one ?? 0), 0)).toBe(120);
    expect(await feeding.tables()).toEqual(alone);
  });

  test.each(['membership_event', 'membership_flow', 'membership_record', 'feed_position'])(
    'or one that is killed at its first touch of %s: the next takes all of it in, once',
    async (table) => {
      const events = randomHistory(8, 60);
      await feeding.pulled(events);
      const alone = await feeding.tables();
      await feeding.restore();
      feeding.tell(pageOf(events));
      await killedInTheMiddle(feeding.on, table, async () => feeding.pull());
      expect([
        await feeding.count('membership_event'),
        await feeding.count('membership_record'),
        await feeding.count('membership_flow'),
      ]).toEqual([0, 0, 0]);
      expect(await feeding.pull()).toBe(60);
      expect(await feeding.tables()).toEqual(alone);
    },
  );

  test('or one that is cut off before its commit: the next takes all of it in', async () => {
    const events = randomHistory(10, 60);
    feeding.tell(pageOf(events));
    await feeding.on.rows('ALTER TABLE membership_record ADD CONSTRAINT none CHECK (position < 30) NOT VALID');
    await expect(feeding.pull()).rejects.toThrow('none');
    expect([await feeding.count('membership_event'), await feeding.count('membership_flow')]).toEqual([0, 0]);
    expect(await feeding.standing()).toMatchObject({ position: 0 });
    await feeding.on.rows('ALTER TABLE membership_record DROP CONSTRAINT none');
    expect(await feeding.pull()).toBe(60);
  });
});

describe('how fresh it is', () => {
  const ask = async () =>
    (await feeding.on.run('{ membershipFreshness { country lagSeconds stale lastKnownAt } }', {}, ANALYST))[
      'membershipFreshness'
    ].find((one: { country: string }) => one.country === 'NORWAY');

  test('is unknown before the first answer, then counted from what the country knew', async () => {
    expect(await ask()).toEqual({ country: 'NORWAY', lagSeconds: null, stale: true, lastKnownAt: null });
    await feeding.pulled([event(1)]);
    const lastKnownAt = '2026-11-20T09:59:00.000Z'; // of half a minute later
    expect(await ask()).toEqual({ country: 'NORWAY', lagSeconds: 0, stale: false, lastKnownAt });
    feeding.on.clock.advance(30_000);
    expect(await ask()).toMatchObject({ lagSeconds: 60, lastKnownAt });
  });

  test.each([
    [300, false],
    [301, true],
  ])(
    '%s seconds after the last answer of a country that is down, stale is %s; the figures stay',
    async (after, stale) => {
      await feeding.pulled([event(1)]);
      feeding.norway.answers({ status: 503, body: '' });
      feeding.on.clock.set(new Date(Date.parse('2026-11-20T09:59:30Z') + after * 1_000).toISOString());
      await feeding.pull();
      expect(await ask()).toMatchObject({ lagSeconds: 300, stale });
      expect(await feeding.cells()).toHaveLength(1);
    },
  );

  test('is told to Prometheus, of each country; a lag that nobody knows is not', async () => {
    const served = await exportServer(feeding.on);
    const metrics = async () => (await fetch(`${served.url}/metrics`)).text();
    const line = (name: string, text: string) =>
      text
        .split('\n')
        .find((one) => one.startsWith(`insight_feed_${name}{country="norway"} `))
        ?.split(' ')
        .at(-1);
    const before = await metrics();
    expect([line('lag_seconds', before), line('stale', before)]).toEqual([undefined, '1']);
    await feeding.pulled([event(1)]);
    const after = await metrics();
    expect(['lag_seconds', 'stale'].map((name) => line(name, after))).toEqual(['30', '0']);
    expect(after.match(/^insight_feed_stale\{/gm)).toHaveLength(3);
    served.close();
  });

  test('does not move while there is more to ask for', async () => {
    const events = [event(1), event(2)];
    feeding.tell({ ...pageOf(events), events: events.slice(0, 1) });
    await feeding.pull();
    expect([await ask(), await feeding.standing()]).toMatchObject([{ lagSeconds: null }, { position: 1 }]);
  });
});
