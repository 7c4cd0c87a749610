import { describe, expect, test } from '@jest/globals';
import type { CalendarDate } from '../../subgraphs/shared/vocabulary/calendarDate.ts';
import { ageBandAt, type Standing, type ToldMembership } from '../../subgraphs/shared/vocabulary/membershipEvent.ts';
import { type MembershipFacts, whatHappened } from '../../subgraphs/shared/vocabulary/membershipHistory.ts';

const day = (text: string) => text as CalendarDate;
const NOTED = new Date('2026-11-20T10:00:00Z');
const JOINED = new Date('2026-01-05T10:00:00Z');
const ACTIVATED = new Date('2026-02-05T10:00:00Z');
const ENDED = new Date('2026-11-01T00:00:00Z');

function facts(status: Standing, given: Partial<MembershipFacts> = {}): MembershipFacts {
  const place = { kind: 'DESK', library: '5280', region: null, ageBand: '25-39', undisclosed: false } as const;
  const times = { since: day('2026-01-05'), through: day('2026-12-31'), joinedAt: JOINED };
  return { ...place, status, ...times, lapsed: false, wasActive: true, ...given };
}
const told = (status: Standing, given: Partial<ToldMembership> = {}): ToldMembership => facts(status, given);

describe('what happened to a membership', () => {
  test.each<[string, ToldMembership | undefined, MembershipFacts, (string | Date)[][]]>([
    ['is new and waits', undefined, facts('PENDING'), [['JOINED', 'PENDING', JOINED]]],
    ['is new and used', undefined, facts('ACTIVE'), [['JOINED', 'ACTIVE', JOINED]]],
    [
      'came and went unseen',
      undefined,
      facts('ENDED', { endedAt: ENDED }),
      [
        ['JOINED', 'ACTIVE', JOINED],
        ['ENDED', 'ENDED', ENDED],
      ],
    ],
    [
      'came and ran out unseen',
      undefined,
      facts('ENDED', { endedAt: ENDED, lapsed: true }),
      [
        ['JOINED', 'ACTIVE', JOINED],
        ['LAPSED', 'ENDED', ENDED],
      ],
    ],
    [
      'was never used',
      undefined,
      facts('ENDED', { endedAt: ENDED, lapsed: true, wasActive: false }),
      [
        ['JOINED', 'PENDING', JOINED],
        ['ENDED', 'ENDED', ENDED],
      ],
    ],
    [
      'is activated',
      told('PENDING'),
      facts('ACTIVE', { activatedAt: ACTIVATED }),
      [['ACTIVATED', 'ACTIVE', ACTIVATED]],
    ],
    ['is activated, nobody knows when', told('PENDING'), facts('ACTIVE'), [['ACTIVATED', 'ACTIVE', NOTED]]],
    ['comes back', told('ENDED'), facts('ACTIVE'), [['JOINED', 'ACTIVE', NOTED]]],
    ['is asked for again', told('ENDED'), facts('PENDING'), [['JOINED', 'PENDING', JOINED]]],
    ['ends', told('ACTIVE'), facts('ENDED', { endedAt: ENDED }), [['ENDED', 'ENDED', ENDED]]],
    ['runs out', told('ACTIVE'), facts('ENDED', { endedAt: ENDED, lapsed: true }), [['LAPSED', 'ENDED', ENDED]]],
    ['runs out unused', told('PENDING'), facts('ENDED', { endedAt: ENDED, lapsed: true }), [['ENDED', 'ENDED', ENDED]]],
    ['cannot be used for a time', told('ACTIVE'), facts('PENDING', { lapsed: true }), [['ENDED', 'PENDING', NOTED]]],
    ['lasts longer', told('ACTIVE'), facts('ACTIVE', { through: day('2027-12-31') }), [['RENEWED', 'ACTIVE', NOTED]]],
    ['lasts shorter', told('ACTIVE'), facts('ACTIVE', { through: day('2026-11-30') }), [['MOVED', 'ACTIVE', NOTED]]],
    [
      'lasts longer and waits',
      told('PENDING'),
      facts('PENDING', { through: day('2027-12-31') }),
      [['MOVED', 'PENDING', NOTED]],
    ],
    ['moves', told('ACTIVE'), facts('ACTIVE', { library: '6100' }), [['MOVED', 'ACTIVE', NOTED]]],
    [
      'is hidden',
      told('ACTIVE'),
      facts('ACTIVE', { undisclosed: true, library: null, ageBand: null }),
      [['MOVED', 'ACTIVE', NOTED]],
    ],
    ['is of somebody older', told('ACTIVE'), facts('ACTIVE', { ageBand: '40-64' }), []],
    ['is as it was', told('ENDED'), facts('ENDED'), []],
  ])('%s', (_what, before, now, expected) => {
    expect(whatHappened(before, now, NOTED).map(({ happened, status, at }) => [happened, status, at])).toEqual(
      expected,
    );
  });
});

describe('the age band', () => {
  test.each([
    ['2026-11-20', '2014-11-20', '12-17'],
    ['2026-11-20', '2014-11-21', '0-11'],
    ['2026-11-20', '2008-11-21', '12-17'],
    ['2026-11-20', '2008-11-20', '18-24'],
    ['2026-11-20', '2001-11-21', '18-24'],
    ['2026-11-20', '2001-11-20', '25-39'],
    ['2026-11-20', '1986-11-21', '25-39'],
    ['2026-11-20', '1986-11-20', '40-64'],
    ['2026-11-20', '1961-11-21', '40-64'],
    ['2026-11-20', '1961-11-20', '65+'],
    ['2026-02-28', '2008-02-29', '12-17'],
    ['2026-03-01', '2008-02-29', '18-24'],
  ])('on %s of somebody born on %s is %s', (today, born, band) => {
    expect(ageBandAt('Europe/Helsinki', day(born), new Date(`${today}T12:00:00Z`))).toBe(band);
  });

  test('is that of the day in the country, not of the machine', () => {
    expect(ageBandAt('Europe/Helsinki', day('2014-11-20'), new Date('2026-11-19T22:00:00Z'))).toBe('12-17');
    expect(ageBandAt('Europe/Helsinki', day('2014-11-20'), new Date('2026-11-19T21:59:59Z'))).toBe('0-11');
  });
});
