import { describe, expect, test } from '@jest/globals';
import type { MembershipEvent } from '../../../subgraphs/insight/domain/membershipEvent.ts';
import { bookingMonth } from '../../../subgraphs/insight/domain/statistics/bookingMonth.ts';
import { type CountedMembership, countChanges } from '../../../subgraphs/insight/domain/statistics/eventCounts.ts';
import type { CalendarDate } from '../../../subgraphs/shared/vocabulary/calendarDate.ts';
import type { MembershipPlace } from '../../../subgraphs/shared/vocabulary/membershipEvent.ts';
import { randomHistory } from '../feed/histories.ts';

const JULY = '2026-07-01' as CalendarDate;
const AT_DELFT = { kind: 'DESK', library: 'delft', region: 'ZH', ageBand: '25-39', undisclosed: false } as const;
const HIDDEN = { kind: 'DESK', library: null, region: null, ageBand: null, undisclosed: true } as const;

function happening(parts: Partial<MembershipEvent>): MembershipEvent {
  return {
    ...{
      country: 'netherlands',
      position: 1,
      membership: 'm1',
      happened: 'JOINED',
      at: new Date('2026-07-05T10:00:00Z'),
    },
    ...{ ...AT_DELFT, since: null, through: null, status: 'ACTIVE' },
    ...parts,
  };
}

type Place = 'delft' | 'gouda' | 'hidden';

function changed(before: Partial<CountedMembership> | undefined, event: Partial<MembershipEvent>): [string, Place][] {
  const stood = before && { ...AT_DELFT, status: 'ACTIVE' as const, ...before };
  return countChanges(stood, happening(event), JULY).map(({ flow, undisclosed, library }) => [
    flow,
    undisclosed ? 'hidden' : (library as Place),
  ]);
}

const GOUDA = { library: 'gouda' };
const PENDING = { status: 'PENDING' } as const;
const ENDED = { status: 'ENDED' } as const;

describe('What an event changes in the counts', () => {
  test.each([
    ['a new active membership joins', undefined, {}, [['joined', 'delft']]],
    ['one that waits to be activated is not counted', undefined, PENDING, []],
    [
      'activation is the entry',
      PENDING,
      { happened: 'ACTIVATED' },
      [
        ['joined', 'delft'],
        ['activated', 'delft'],
      ],
    ],
    ['activation of an active one is none', {}, { happened: 'ACTIVATED' }, []],
    ['coming back after the end is an entry again', ENDED, {}, [['joined', 'delft']]],
    ['the same told twice counts once', {}, {}, []],
    ['renewing stays in', {}, { happened: 'RENEWED' }, [['renewed', 'delft']]],
    ['renewing after the end is an entry', ENDED, { happened: 'RENEWED' }, [['joined', 'delft']]],
    [
      'renewing elsewhere moves and renews there',
      {},
      { happened: 'RENEWED', ...GOUDA },
      [
        ['movedOut', 'delft'],
        ['movedIn', 'gouda'],
        ['renewed', 'gouda'],
      ],
    ],
    [
      'moving',
      {},
      { happened: 'MOVED', ...GOUDA },
      [
        ['movedOut', 'delft'],
        ['movedIn', 'gouda'],
      ],
    ],
    [
      'another region, age or kind is a move too',
      {},
      { happened: 'MOVED', region: 'UT' },
      [
        ['movedOut', 'delft'],
        ['movedIn', 'delft'],
      ],
    ],
    [
      'growing older',
      {},
      { happened: 'RENEWED', ageBand: '40-64' },
      [
        ['movedOut', 'delft'],
        ['movedIn', 'delft'],
        ['renewed', 'delft'],
      ],
    ],
    [
      'another kind',
      {},
      { happened: 'MOVED', kind: 'ONLINE' },
      [
        ['movedOut', 'delft'],
        ['movedIn', 'delft'],
      ],
    ],
    ['moving while ended changes nothing', ENDED, { happened: 'MOVED', ...GOUDA, ...ENDED }, []],
    ['ending', {}, { happened: 'ENDED', ...ENDED }, [['ended', 'delft']]],
    [
      'lapsing is an end too',
      {},
      { happened: 'LAPSED', ...ENDED },
      [
        ['ended', 'delft'],
        ['lapsed', 'delft'],
      ],
    ],
    ['lapsing twice is one end', ENDED, { happened: 'LAPSED', ...ENDED }, []],
    [
      'an end is counted where the membership stood',
      {},
      { happened: 'ENDED', ...ENDED, ...GOUDA },
      [['ended', 'delft']],
    ],
    ['back to waiting is an end', {}, { happened: 'MOVED', ...PENDING }, [['ended', 'delft']]],
    ['erasing an active one ends it, whatever status is told', {}, { happened: 'ERASED' }, [['ended', 'delft']]],
    ['erasing an ended one changes nothing', ENDED, { happened: 'ERASED' }, []],
    ['erasing what is not on record changes nothing', undefined, { happened: 'ERASED' }, []],
    ['an undisclosed one joins out of sight', undefined, HIDDEN, [['joined', 'hidden']]],
    ['and its place is not looked at', undefined, { undisclosed: true }, [['joined', 'hidden']]],
    [
      '[A40] becoming undisclosed is an exit, not a move',
      {},
      { happened: 'MOVED', ...HIDDEN },
      [
        ['ended', 'delft'],
        ['joined', 'hidden'],
      ],
    ],
    [
      '[A40] becoming disclosed is an entry',
      HIDDEN,
      { happened: 'MOVED' },
      [
        ['ended', 'hidden'],
        ['joined', 'delft'],
      ],
    ],
    ['undisclosed ones do not move', HIDDEN, { happened: 'MOVED', ...HIDDEN, library: 'gouda' }, []],
    ['but renew', HIDDEN, { happened: 'RENEWED', ...HIDDEN }, [['renewed', 'hidden']]],
  ] as const)('%s', (_, before, event, counts) => {
    expect(changed(before, event as Partial<MembershipEvent>)).toEqual(counts);
  });

  test('the cell has the whole place, and of an undisclosed one the kind alone', () => {
    expect(countChanges(undefined, happening({}), JULY)).toEqual([{ ...AT_DELFT, month: JULY, flow: 'joined' }]);
    const hidden = countChanges(undefined, happening({ undisclosed: true }), JULY);
    expect(hidden).toEqual([{ ...HIDDEN, month: JULY, flow: 'joined' }]);
  });
});

test.each([1, 2, 3])('stock and flow agree in every cell at the end of every month of random history %d', (seed) => {
  const history = randomHistory(seed, 400).sort((one, other) => one.at.getTime() - other.at.getTime());
  const records = new Map<string, CountedMembership>();
  const stock = new Map<string, number>();
  for (const [index, told] of history.entries()) {
    const event = { ...told, kind: told.kind ?? '', country: 'norway' };
    const { membership, happened, status, at } = event;
    for (const { flow, month: _, ...place } of countChanges(records.get(membership), event, JULY))
      stock.set(JSON.stringify(place), (stock.get(JSON.stringify(place)) ?? 0) + SIGN[flow]);
    if (happened === 'ERASED') records.delete(membership);
    else records.set(membership, { ...placeOf(event), status });
    if (history[index + 1]?.at.getUTCMonth() === at.getUTCMonth()) continue;
    const active = [...records.values()].filter((record) => record.status === 'ACTIVE');
    const counted = active.map(({ status: __, ...place }) => JSON.stringify(place));
    expect(new Set([...stock].filter(([, count]) => count !== 0).map(([cell]) => cell))).toEqual(new Set(counted));
    for (const cell of counted) expect(stock.get(cell)).toBe(counted.filter((other) => other === cell).length);
  }
});

const SIGN = { joined: 1, movedIn: 1, ended: -1, movedOut: -1, activated: 0, renewed: 0, lapsed: 0 } as const;

function placeOf({ kind, library, region, ageBand, undisclosed }: MembershipEvent): MembershipPlace {
  return { kind, library, region, ageBand, undisclosed };
}

test.each([
  ['2026-06-30T21:59:59Z', 'Europe/Amsterdam', undefined, '2026-06-01'],
  ['2026-06-30T22:00:00Z', 'Europe/Amsterdam', undefined, '2026-07-01'],
  ['2026-06-30T21:00:00Z', 'Europe/Helsinki', undefined, '2026-07-01'],
  ['2026-06-10T12:00:00Z', 'Europe/Oslo', '2026-05-01', '2026-06-01'],
  ['2026-05-31T12:00:00Z', 'Europe/Oslo', '2026-05-01', '2026-06-01'],
  ['2020-01-01T12:00:00Z', 'Europe/Oslo', '2025-12-01', '2026-01-01'],
])('[A41] what happened at %s in %s, with %s released, is booked in %s', (at, zone, released, month) => {
  expect(bookingMonth(zone, new Date(at), { released: released as CalendarDate | undefined })).toBe(month);
});

test.each(['2026-05-01', '2026-06-01', '2026-07-01'])('but not before %s, when the event before was', (former) => {
  const month = bookingMonth('Europe/Oslo', new Date('2026-06-30T12:00:00Z'), { former: former as CalendarDate });
  expect(month).toBe(former > '2026-06-01' ? former : '2026-06-01');
});
