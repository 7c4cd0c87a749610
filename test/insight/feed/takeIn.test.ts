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
import { type CalendarDate, dateIn } from '../../../subgraphs/shared/vocabulary/calendarDate.ts';
import type { FeedEvent } from '../../../subgraphs/shared/vocabulary/membershipEvent.ts';
import { type Feeding, openFeeding } from './feeding.ts';
import { erasure, event, membershipId, pageOf, randomHistory } from './histories.ts';

let feeding: Feeding;
beforeAll(async () => {
  feeding = await openFeeding();
});
afterAll(() => feeding.close());
beforeEach(() => feeding.restore());

describe('what a country tells', () => {
  test('is stored with its position, in the record of the membership and in the counts', async () => {
    feeding.tell(pageOf([event(1), event(2, { status: 'PENDING' })]));
    expect(await feeding.pull()).toBe(2);
    expect(await feeding.standing()).toEqual({ position: 2, failure: null, failed_since: null });
    expect(await feeding.on.rows('SELECT membership, status, position::int FROM membership_record ORDER BY 1')).toEqual(
      [
        { membership: membershipId(1), status: 'ACTIVE', position: 1 },
        { membership: membershipId(2), status: 'PENDING', position: 2 },
      ],
    );
    expect(await feeding.cells()).toEqual([{ month: '2026-10-01', library: '5280', joined: 1, ended: 0 }]);
  });

  test.each([
    ['2026-10-31T22:59:59Z', '2026-10-01'],
    ['2026-10-31T23:00:00Z', '2026-11-01'],
  ])('at %s is counted in %s: the month of the country, not of the machine', async (at, month) => {
    feeding.tell(pageOf([event(1, { at: new Date(at) })]));
    await feeding.pull();
    expect((await feeding.cells()).map((cell) => cell.month)).toEqual([month]);
  });

  test('of somebody who was erased leaves no record, and an exit where the membership stood', async () => {
    await feeding.pulled([event(1), erasure(2, membershipId(1))]);
    expect(await feeding.count('membership_record')).toBe(0);
    expect(await feeding.cells()).toEqual([
      { month: '2026-10-01', library: '5280', joined: 1, ended: 0 },
      { month: '2026-11-01', library: '5280', joined: 0, ended: 1 },
    ]);
  });

  test('of somebody who becomes protected leaves no place in the record', async () => {
    const hidden = { library: null, region: null, ageBand: null, undisclosed: true } as const;
    await feeding.pulled([event(1), event(2, { membership: membershipId(1), happened: 'MOVED', ...hidden })]);
    expect(await feeding.on.rows('SELECT library, region, age_band, undisclosed FROM membership_record')).toEqual([
      { library: null, region: null, age_band: null, undisclosed: true },
    ]);
  });
});

describe('in pages of any size, the tables are the same', () => {
  test.each([1, 2, 3])('as in one: history %s', async (seed) => {
    const events = randomHistory(seed, 240);
    await feeding.pulled(events);
    const whole = await feeding.tables();
    await feeding.restore();
    for (let after = 0; after < events.length; after += 7) {
      feeding.tell({ ...pageOf(events, after), events: events.slice(after, after + 7) });
      await feeding.pull();
    }
    expect(await feeding.tables()).toEqual(whole);
    expect(whole[2]?.length).toBeGreaterThan(20);
  });
});

describe('from position 0', () => {
  test.each([4, 5])('records and counts made anew are the same, byte for byte: history %s', async (seed) => {
    await feeding.pulled(randomHistory(seed, 200));
    await feeding.on.rows(`INSERT INTO statistics_release (published_at) VALUES (now())`);
    await feeding.on.rows(`INSERT INTO released_month (country, month, release, position) SELECT 'norway', '2026-09-01', max(id), 1
      FROM statistics_release`);
    const late = randomHistory(seed + 1, 400).slice(200);
    feeding.tell({ ...pageOf(late), head: 400, events: late });
    await feeding.pull();
    const taken = await feeding.tables();
    expect(await rebuild(feeding.on.database)).toBe(400);
    expect(await feeding.tables()).toEqual(taken);
    expect(late.filter(({ at }) => at < new Date('2026-09-01')).length).toBeGreaterThan(10);
  });

  test('an event that becomes known after its month is released is counted in the first that is not', async () => {
    await feeding.on.rows(`INSERT INTO statistics_release (published_at) VALUES (now())`);
    await feeding.on.rows(`INSERT INTO released_month (country, month, release, position) SELECT 'norway', month, max(id), 1
      FROM statistics_release, (VALUES (date '2026-09-01'), ('2026-10-01')) AS told (month) GROUP BY month`);
    await feeding.pulled([event(1), event(2, { at: new Date('2026-12-24T10:00:00Z') })]);
    expect((await feeding.cells()).map(({ month }) => month)).toEqual(['2026-11-01', '2026-12-01']);
  });
});

test('of an erased membership the events keep months, which is all that the counts are made of', async () => {
  const { membership } = event(1);
  const of = { membership, since: '2026-08-19' as CalendarDate, through: '2027-08-18' as CalendarDate };
  const moved = event(2, { ...of, happened: 'MOVED', library: '6100', at: new Date('2026-08-31T22:30:00Z') });
  const events = [event(1, { ...of, at: new Date('2026-08-19T09:12:31.5Z') }), moved, event(3), erasure(4, membership)];
  await feeding.pulled(events);
  const kept = await feeding.on.rows(
    'SELECT at, since::text, through::text, booked::text FROM membership_event ORDER BY position',
  );
  const [august, september] = [new Date('2026-07-31T22:00:00Z'), new Date('2026-08-31T22:00:00Z')];
  const bare = { since: '2026-08-01', through: null };
  expect(kept.slice(0, 2)).toEqual([
    { at: august, ...bare, booked: '2026-08-01' },
    { at: september, ...bare, booked: '2026-09-01' },
  ]);
  expect(kept.slice(2).map(({ at }) => at)).toEqual([event(3).at, erasure(4, membership).at]);
  const taken = await feeding.tables();
  expect(await rebuild(feeding.on.database)).toBe(4);
  expect(await feeding.tables()).toEqual(taken);
});

test('whoever left before he came, by the clocks, is nobody in between and never less', async () => {
  const left = { happened: 'ENDED', status: 'ENDED' } as const;
  const [first, second] = [event(1), event(2)].map(({ membership }) => ({ membership }));
  const events = [
    event(1, { at: new Date('2026-08-01T10:00:00Z') }),
    event(2, { ...left, ...first, at: new Date('2026-07-31T10:00:00Z') }),
    event(3, { ...second, at: new Date('2026-08-01T10:00:00Z') }),
  ];
  await feeding.pulled(events);
  feeding.tell(pageOf([...events, event(4, { ...left, ...second, at: new Date('2026-06-01T10:00:00Z') })], 3));
  await feeding.pull();
  expect(await feeding.cells()).toEqual([{ month: '2026-08-01', library: '5280', joined: 2, ended: 2 }]);
});

test.each([11, 12, 13])('many at once are counted as countChanges counts each: history %s', async (seed) => {
  const events = randomHistory(seed, 300);
  await feeding.pulled(events);
  const counted = await feeding.on.rows('SELECT * FROM membership_flow');
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
  const booked = new Map<string, CalendarDate>();
  const counts: Record<string, number> = {};
  for (const { kind, ...told } of events) {
    const known = { ...told, kind: kind ?? '', country: 'norway' };
    const month = bookingMonth('Europe/Oslo', told.at, { former: booked.get(told.membership) });
    booked.set(told.membership, month);
    for (const change of countChanges(stood.get(told.membership), known, month)) {
      counts[cellOf(change)] = (counts[cellOf(change)] ?? 0) + 1;
    }
    if (told.happened === 'ERASED') stood.delete(told.membership);
    else stood.set(told.membership, known);
  }
  return counts;
}
