import { describe, expect, test } from '@jest/globals';
import {
  ageOn,
  type CalendarDate,
  calendarDate,
  dateIn,
  parseCalendarDate,
} from '../../subgraphs/shared/vocabulary/calendarDate.ts';

const day = (text: string) => text as CalendarDate;

describe('a calendar date', () => {
  test.each([
    ['2024-02-29', '2024-02-29'],
    ['2023-02-29', undefined],
    ['1900-02-29', undefined],
    ['2000-02-29', '2000-02-29'],
    ['2026-04-31', undefined],
    ['2026-4-30', undefined],
    ['0099-01-01', '0099-01-01'],
    [' 2026-04-30', undefined],
    ['2026-04-30T00:00', undefined],
  ])('%s is read as %s', (text, expected) => {
    expect(parseCalendarDate(text)).toBe(expected);
  });

  test('has no month 0 and no day 0', () => {
    expect(calendarDate(2026, 0, 1)).toBeUndefined();
    expect(calendarDate(2026, 1, 0)).toBeUndefined();
  });

  test.each([
    ['Europe/Oslo', '2026-11-21T22:59:59Z', '2026-11-21'],
    ['Europe/Oslo', '2026-11-21T23:00:00Z', '2026-11-22'],
    ['Europe/Helsinki', '2026-11-21T22:00:00Z', '2026-11-22'],
    ['Europe/Amsterdam', '2026-06-30T22:00:00Z', '2026-07-01'],
  ])('in %s at %s is %s', (zone, instant, expected) => {
    expect(dateIn(zone, new Date(instant))).toBe(expected);
  });

  test.each([
    ['2024-06-14', '2009-06-15', 14],
    ['2024-06-15', '2009-06-15', 15],
    ['2027-02-28', '2012-02-29', 14],
    ['2027-03-01', '2012-02-29', 15],
    ['2024-02-29', '2012-02-29', 12],
  ])('on %s somebody born on %s is %i', (today, born, years) => {
    expect(ageOn(day(today), day(born))).toBe(years);
  });
});
