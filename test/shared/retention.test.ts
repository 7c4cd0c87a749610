import { describe, expect, test } from '@jest/globals';
import { startOfDay, timeIn } from '../../subgraphs/shared/vocabulary/calendarDate.ts';
import { dueBefore, dueBeforeDay, dueFrom, durationText } from '../../subgraphs/shared/vocabulary/retention.ts';
import { day } from '../netherlands/day.ts';

const ZONES = ['Europe/Oslo', 'Europe/Helsinki', 'Europe/Amsterdam'];

test.each([
  ['Europe/Oslo', '2026-11-20', '2026-11-19T23:00:00.000Z'],
  ['Europe/Helsinki', '2026-11-20', '2026-11-19T22:00:00.000Z'],
  // The nights of the clock change, and the days after them.
  ['Europe/Oslo', '2026-03-29', '2026-03-28T23:00:00.000Z'],
  ['Europe/Oslo', '2026-03-30', '2026-03-29T22:00:00.000Z'],
  ['Europe/Oslo', '2026-10-25', '2026-10-24T22:00:00.000Z'],
  ['Europe/Oslo', '2026-10-26', '2026-10-25T23:00:00.000Z'],
  ['Europe/Helsinki', '2026-03-29', '2026-03-28T22:00:00.000Z'],
  ['Europe/Helsinki', '2026-10-25', '2026-10-24T21:00:00.000Z'],
])('in %s %s begins at %s', (zone, date, instant) => {
  expect(startOfDay(zone, day(date)).toISOString()).toBe(instant);
  expect(timeIn(zone, new Date(instant))).toBe('00:00');
});

describe('a period of years or days', () => {
  test.each([
    // event, duration, first instant at which it is due
    ['2024-06-15T12:00:00+02:00', { years: 2 }, '2026-06-16T00:00:00+02:00'],
    ['2024-02-29T12:00:00+01:00', { years: 2 }, '2026-03-01T00:00:00+01:00'],
    ['2024-02-28T23:59:59.999+01:00', { years: 2 }, '2026-03-01T00:00:00+01:00'],
    ['2024-02-27T12:00:00+01:00', { years: 2 }, '2026-02-28T00:00:00+01:00'],
    ['2022-02-28T12:00:00+01:00', { years: 2 }, '2024-02-29T00:00:00+01:00'],
    ['2024-02-29T12:00:00+01:00', { years: 4 }, '2028-03-01T00:00:00+01:00'],
    ['2024-03-01T00:00:00+01:00', { years: 2 }, '2026-03-02T00:00:00+01:00'],
    ['2024-12-31T23:30:00+01:00', { years: 5 }, '2030-01-01T00:00:00+01:00'],
    ['2026-03-28T12:00:00+01:00', { days: 30 }, '2026-04-28T00:00:00+02:00'],
    // The last hour of the day in Oslo is the day before in UTC, and the other way round.
    ['2024-06-14T22:30:00Z', { years: 2 }, '2026-06-16T00:00:00+02:00'],
    ['2024-06-14T21:30:00Z', { years: 2 }, '2026-06-15T00:00:00+02:00'],
  ])('from %s, %j long, is over at %s and not a millisecond before', (event, duration, due) => {
    const [began, over] = [new Date(event), new Date(due)];
    expect(dueFrom(duration, 'Europe/Oslo', began)).toEqual(over);
    const isDue = (now: Date) => began < dueBefore(duration, 'Europe/Oslo', now);
    expect([isDue(over), isDue(new Date(over.getTime() - 1))]).toEqual([true, false]);
  });

  test.each(ZONES)('falls due exactly when it ends, in %s, around leap days and changes of the clocks', (zone) => {
    for (const begin of ['2024-02-27', '2026-03-27', '2026-10-23'])
      for (let hour = 0; hour < 96; hour += 5)
        for (const duration of [{ years: 2 }, { days: 31 }]) {
          const event = new Date(Date.parse(begin) + hour * 3_600_000);
          const due = dueFrom(duration, zone, event);
          const isDue = (now: Date) => event < dueBefore(duration, zone, now);
          expect([isDue(due), isDue(new Date(due.getTime() - 1))]).toEqual([true, false]);
        }
  });
});

test('hours are elapsed time, to the millisecond', () => {
  const event = new Date('2026-03-28T12:00:00Z'); // the night has 23 hours in Oslo
  const due = dueFrom({ hours: 24 }, 'Europe/Oslo', event);
  expect(due.toISOString()).toBe('2026-03-29T12:00:00.000Z');
  const isDue = (now: Date) => event < dueBefore({ hours: 24 }, 'Europe/Oslo', now);
  expect([isDue(due), isDue(new Date(due.getTime() - 1))]).toEqual([true, false]);
});

test.each([
  ['2026-06-16', { years: 2 }, '2024-06-16'],
  ['2026-03-01', { years: 2 }, '2024-03-01'],
  ['2024-02-29', { years: 2 }, '2022-03-01'],
  ['2026-01-10', { days: 10 }, '2025-12-31'],
])('on %s a period of %j is over for days before %s', (today, duration, before) => {
  expect(dueBeforeDay(duration, day(today))).toBe(before);
});

test.each([
  [{ hours: 24 }, '24 hours'],
  [{ years: 1 }, '1 year'],
  [{ hours: 0 }, 'at once'],
])('%j reads %s', (duration, text) => {
  expect(durationText(duration)).toBe(text);
});
