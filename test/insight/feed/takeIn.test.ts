import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { bookingMonth } from '../../../subgraphs/insight/domain/statistics/bookingMonth.ts';
import {
  type CountChange,
  type CountedMembership,
  countChanges,
  FLOWS,
  type Flow,
} from '../../../subgraphs/insight/domain/statistics/eventCounts.ts';
import { rebuild } from '../../../subgraphs/insight/operations/feed/rebuild.ts';
import { dateIn } from '../../../subgraphs/shared/vocabulary/calendarDate.ts';
import type { FeedEvent } from '../../../subgraphs/shared/vocabulary/membershipEvent.ts';
import { ANALYST, testInsight } from '../../support/insight.ts';
import { killedInTheMiddle } from '../../support/killedInTheMiddle.ts';
import { type Restore, watched } from '../../support/snapshot.ts';
import type { TestSubgraph } from '../../support/testSubgraph.ts';
import { type FeedServer, feedServer } from './feedServer.ts';
import { erasure, event, membershipId, pageOf, randomHistory } from './histories.ts';

let norway: FeedServer;
let on: TestSubgraph;
let restore: Restore;
beforeAll(async () => {
  norway = await feedServer();
  on = await testInsight({ FEED_URL_NORWAY: norway.url });
  restore = await watched(on);
});
afterAll(async () => {
  await on.close();
  await norway.close();
});
beforeEach(async () => {
  await restore();
  on.clock.set('2026-11-20T10:00:00Z');
});

const pull = (country = 'norway') => on.subgraph.sweeps.find(({ name }) => name === `pullFeed ${country}`)?.run();
const tell = (page: object) => norway.answers({ body: JSON.stringify(page) });
const count = async (table: string) => (await on.rows(`SELECT count(*)::int AS count FROM ${table}`))[0].count;
const standing = async (country = 'norway') =>
  (await on.rows('SELECT position::int, failure, failed_since FROM feed_position WHERE country = $1', [country]))[0];
const cells = () => on.rows('SELECT month::text, library, joined::int, ended::int FROM membership_flow ORDER BY 1, 2');

async function pulled(events: readonly FeedEvent[]): Promise<void> {
  for (let after = 0; after < events.length; after += 1_000) {
    tell(pageOf(events, after));
    await pull();
  }
}

describe('what a country tells', () => {
  test('is stored with its position, in the record of the membership and in the counts', async () => {
    tell(pageOf([event(1), event(2, { status: 'PENDING' })]));
    expect(await pull()).toBe(2);
    expect(await standing()).toEqual({ position: 2, failure: null, failed_since: null });
    expect(await on.rows('SELECT membership, status, position::int FROM membership_record ORDER BY 1')).toEqual([
      { membership: membershipId(1), status: 'ACTIVE', position: 1 },
      { membership: membershipId(2), status: 'PENDING', position: 2 },
    ]);
    expect(await cells()).toEqual([{ month: '2026-10-01', library: '5280', joined: 1, ended: 0 }]);
  });

  test.each([
    ['2026-10-31T22:59:59Z', '2026-10-01'],
    ['2026-10-31T23:00:00Z', '2026-11-01'],
  ])('at %s is counted in %s: the month of the country, not of the machine', async (at, month) => {
    tell(pageOf([event(1, { at: new Date(at) })]));
    await pull();
    expect((await cells()).map((cell) => cell.month)).toEqual([month]);
  });

  test('of somebody who was erased leaves no record, and an exit where the membership stood', async () => {
    await pulled([event(1), erasure(2, membershipId(1))]);
    expect(await count('membership_record')).toBe(0);
    expect(await cells()).toEqual([
      { month: '2026-10-01', library: '5280', joined: 1, ended: 0 },
      { month: '2026-11-01', library: '5280', joined: 0, ended: 1 },
    ]);
  });

  test('of somebody who becomes protected leaves no place in the record', async () => {
    const hidden = { library: null, region: null, ageBand: null, undisclosed: true } as const;
    await pulled([event(1), event(2, { membership: membershipId(1), happened: 'MOVED', ...hidden })]);
    expect(await on.rows('SELECT library, region, age_band, undisclosed FROM membership_record')).toEqual([
      { library: null, region: null, age_band: null, undisclosed: true },
    ]);
  });
});

describe('in pages of any size, the tables are the same', () => {
  test.each([1, 2, 3])('as in one: history %s', async (seed) => {
    const events = randomHistory(seed, 240);
    await pulled(events);
    const whole = await tables();
    await restore();
    for (let after = 0; after < events.length; after += 7) {
      tell({ ...pageOf(events, after), events: events.slice(after, after + 7) });
      await pull();
    }
    expect(await tables()).toEqual(whole);
    expect(whole[2]?.length).toBeGreaterThan(20);
  });
});

describe('what was told before, too late or in another order is refused, and nothing of it is stored', () => {
  const events = [event(1), event(2), event(3), event(4)];
  const [first, second, third, fourth] = events as [FeedEvent, FeedEvent, FeedEvent, FeedEvent];

  test.each<[string, readonly FeedEvent[], string]>([
    ['told again', [second, third], 'REPEATED'],
    ['told again from the beginning', [first, second, third], 'REPEATED'],
    ['with one left out at the beginning', [fourth], 'GAP'],
    ['with one left out in the middle', [third, event(5)], 'GAP'],
    ['with none although there are more', [], 'GAP'],
    ['in another order', [fourth, third], 'OUT_OF_ORDER'],
    ['twice in one page', [third, third], 'OUT_OF_ORDER'],
  ])('%s', async (_what, told, reason) => {
    await pulled([first, second]);
    const before = await tables();
    tell({ ...pageOf(events), head: 5, events: told });
    expect(await pull()).toBe(0);
    expect(await tables()).toEqual(before);
    expect(await standing()).toMatchObject({ position: 2, failure: reason });
    tell(pageOf(events, 2));
    expect(await pull()).toBe(2);
    expect(await standing()).toEqual({ position: 4, failure: null, failed_since: null });
  });

  test('by a country whose database was put back', async () => {
    await pulled(events);
    tell(pageOf([first, second]));
    expect(await pull()).toBe(0);
    expect(await standing()).toMatchObject({ position: 4, failure: 'WENT_BACK' });
  });
});

describe('[A61] garbage is refused, and nothing of it is stored', () => {
  const right = JSON.parse(JSON.stringify(event(1)));
  const page = JSON.parse(JSON.stringify(pageOf([event(1)])));
  const told = (changes: object) => ({ body: JSON.stringify({ ...page, events: [{ ...right, ...changes }] }) });

  test.each<[string, { status?: number; body: string }, string]>([
    ['no JSON', { body: '<html>' }, 'NOT_JSON'],
    ['cut off', { body: JSON.stringify(page).slice(0, -9) }, 'NOT_JSON'],
    ['null', { body: 'null' }, 'WRONG_SHAPE'],
    ['a list', { body: '[]' }, 'WRONG_SHAPE'],
    ['another country', { body: JSON.stringify({ ...page, country: 'finland' }) }, 'WRONG_COUNTRY'],
    ['a field more', { body: JSON.stringify({ ...page, names: [] }) }, 'WRONG_SHAPE'],
    ['a head before its events', { body: JSON.stringify({ ...page, head: 0 }) }, 'WRONG_SHAPE'],
    [
      'a thousand and one',
      { body: JSON.stringify({ ...page, head: 2_000, events: Array(1_001).fill(right) }) },
      'WRONG_SHAPE',
    ],
    ['more than a page can be', { body: ' '.repeat(1_000_001) }, 'TOO_LARGE'],
    ['an error', { status: 503, body: '' }, 'UNREACHABLE'],
    ['a redirect', { status: 302, body: '' }, 'UNREACHABLE'],
    ['a refusal', { status: 401, body: '' }, 'REFUSED'],
    ['an event with a name', told({ name: 'Kari' }), 'WRONG_SHAPE'],
    ['an event without a kind', told({ kind: null }), 'WRONG_SHAPE'],
    ['an id that is a number', told({ membership: '12838520020' }), 'WRONG_SHAPE'],
    ['an id that is SQL', told({ membership: "1'; DROP TABLE membership_event; --" }), 'WRONG_SHAPE'],
    ['a day that is none', told({ since: '2026-02-30' }), 'WRONG_SHAPE'],
    ['an instant that is none', told({ at: '2026-13-01T10:00:00Z' }), 'WRONG_SHAPE'],
    ['an instant without a zone', told({ at: '2026-10-01T10:00:00' }), 'WRONG_SHAPE'],
    ['an age that is none', told({ ageBand: '41' }), 'WRONG_SHAPE'],
    ['a protected place', told({ undisclosed: true }), 'WRONG_SHAPE'],
    ['an erasure with a place', told({ happened: 'ERASED', status: 'ENDED' }), 'WRONG_SHAPE'],
    ['a position of text', told({ position: '1' }), 'WRONG_SHAPE'],
    ['a library of text and more', told({ library: '5280\u0000' }), 'WRONG_SHAPE'],
    ['__proto__', { body: JSON.stringify(page).replace('"events"', '"__proto__":{},"events"') }, 'WRONG_SHAPE'],
  ])('%s', async (_what, answer, reason) => {
    norway.answers(answer);
    expect(await pull()).toBe(0);
    expect(await count('membership_event')).toBe(0);
    expect(await standing()).toMatchObject({ position: 0, failure: reason, failed_since: on.clock.now() });
  });
});

describe('two processes at once', () => {
  test('store each event once, and count it once', async () => {
    const events = randomHistory(9, 120);
    await pulled(events);
    const alone = await tables();
    await restore();
    tell(pageOf(events));
    const taken = await Promise.all([pull(), pull(), pull(), pull()]);
    expect(taken.reduce((sum: number, one) => sum + (one ?? 0), 0)).toBe(120);
    expect(await tables()).toEqual(alone);
  });

  test.each(['membership_event', 'membership_flow', 'membership_record', 'feed_position'])(
    'or one that is killed at its first touch of %s: the next takes all of it in, once',
    async (table) => {
      const events = randomHistory(8, 60);
      await pulled(events);
      const alone = await tables();
      await restore();
      tell(pageOf(events));
      await killedInTheMiddle(on, table, async () => pull());
      expect([
        await count('membership_event'),
        await count('membership_record'),
        await count('membership_flow'),
      ]).toEqual([0, 0, 0]);
      expect(await pull()).toBe(60);
      expect(await tables()).toEqual(alone);
    },
  );

  test('or one that is cut off before its commit: the next takes all of it in', async () => {
    const events = randomHistory(10, 60);
    tell(pageOf(events));
    await on.rows('ALTER TABLE membership_record ADD CONSTRAINT none CHECK (position < 30) NOT VALID');
    await expect(pull()).rejects.toThrow('none');
    expect([await count('membership_event'), await count('membership_flow')]).toEqual([0, 0]);
    expect(await standing()).toMatchObject({ position: 0 });
    await on.rows('ALTER TABLE membership_record DROP CONSTRAINT none');
    expect(await pull()).toBe(60);
  });
});

describe('how fresh it is', () => {
  const ask = async () =>
    (await on.run('{ membershipFreshness { country position lagSeconds stale lastKnownAt } }', {}, ANALYST))[
      'membershipFreshness'
    ].find((one: { country: string }) => one.country === 'NORWAY');

  test('is unknown before the first answer, then counted from what the country knew', async () => {
    expect(await ask()).toEqual({ country: 'NORWAY', position: 0, lagSeconds: null, stale: true, lastKnownAt: null });
    await pulled([event(1)]);
    const lastKnownAt = '2026-11-20T09:59:30.000Z';
    expect(await ask()).toEqual({ country: 'NORWAY', position: 1, lagSeconds: 30, stale: false, lastKnownAt });
  });

  test.each([
    [300, false],
    [301, true],
  ])(
    '%s seconds after the last answer of a country that is down, stale is %s; the figures stay',
    async (after, stale) => {
      await pulled([event(1)]);
      norway.answers({ status: 503, body: '' });
      on.clock.set(new Date(Date.parse('2026-11-20T09:59:30Z') + after * 1_000).toISOString());
      await pull();
      expect(await ask()).toMatchObject({ position: 1, lagSeconds: after, stale });
      expect(await cells()).toHaveLength(1);
    },
  );

  test('does not move while there is more to ask for', async () => {
    const events = [event(1), event(2)];
    tell({ ...pageOf(events), events: events.slice(0, 1) });
    await pull();
    expect(await ask()).toMatchObject({ position: 1, lagSeconds: null });
  });
});

describe('from position 0', () => {
  test.each([4, 5])('records and counts made anew are the same, byte for byte: history %s', async (seed) => {
    await pulled(randomHistory(seed, 200));
    await on.rows(`INSERT INTO statistics_release (published_at) VALUES (now())`);
    await on.rows(`INSERT INTO released_month (country, month, release, position) SELECT 'norway', '2026-09-01', max(id), 1
      FROM statistics_release`);
    const late = randomHistory(seed + 1, 400).slice(200);
    tell({ ...pageOf(late), head: 400, events: late });
    await pull();
    const taken = await tables();
    expect(await rebuild(on.database)).toBe(400);
    expect(await tables()).toEqual(taken);
    expect(late.filter(({ at }) => at < new Date('2026-09-01')).length).toBeGreaterThan(10);
  });

  test('an event that becomes known after its month is released is counted in the first that is not', async () => {
    await on.rows(`INSERT INTO statistics_release (published_at) VALUES (now())`);
    await on.rows(`INSERT INTO released_month (country, month, release, position) SELECT 'norway', month, max(id), 1
      FROM statistics_release, (VALUES (date '2026-09-01'), ('2026-10-01')) AS told (month) GROUP BY month`);
    await pulled([event(1), event(2, { at: new Date('2026-12-24T10:00:00Z') })]);
    expect((await cells()).map(({ month }) => month)).toEqual(['2026-11-01', '2026-12-01']);
  });
});

test.each([11, 12, 13])('many at once are counted as countChanges counts each: history %s', async (seed) => {
  const events = randomHistory(seed, 300);
  await pulled(events);
  const counted = await on.rows('SELECT * FROM membership_flow');
  const rows = counted.flatMap((row) =>
    FLOWS.map((flow) => [
      cellOf({ ...row, month: dayOf(row.month), ageBand: row.age_band, flow }),
      Number(row[COLUMNS[flow]]),
    ]),
  );
  const found = Object.fromEntries(rows.filter(([, value]) => value !== 0));
  expect(found).toEqual(countedOneByOne(events));
});

const COLUMNS: Readonly<Record<Flow, string>> = {
  ...{ joined: 'joined', activated: 'activated', renewed: 'renewed', lapsed: 'lapsed', ended: 'ended' },
  ...{ movedIn: 'moved_in', movedOut: 'moved_out' },
};
const dayOf = (midnight: Date) => dateIn(Intl.DateTimeFormat().resolvedOptions().timeZone, midnight);
const cellOf = ({ month, kind, library, region, ageBand, undisclosed, flow }: CountChange) =>
  [month, kind, library, region, ageBand, undisclosed, flow].join(' ');

function countedOneByOne(events: readonly FeedEvent[]): Record<string, number> {
  const stood = new Map<string, CountedMembership>();
  const counts: Record<string, number> = {};
  for (const { kind, ...told } of events) {
    const known = { ...told, kind: kind ?? '', country: 'norway' };
    const month = bookingMonth('Europe/Oslo', told.at, undefined);
    for (const change of countChanges(stood.get(told.membership), known, month)) {
      counts[cellOf(change)] = (counts[cellOf(change)] ?? 0) + 1;
    }
    if (told.happened === 'ERASED') stood.delete(told.membership);
    else stood.set(told.membership, known);
  }
  return counts;
}

async function tables(): Promise<unknown[][]> {
  const events = await on.rows('SELECT * FROM membership_event ORDER BY country, position');
  const records = await on.rows('SELECT * FROM membership_record ORDER BY country, membership');
  const flows = await on.rows(
    'SELECT * FROM membership_flow ORDER BY country, month, kind, library, region, age_band, undisclosed',
  );
  return [events, records, flows];
}
