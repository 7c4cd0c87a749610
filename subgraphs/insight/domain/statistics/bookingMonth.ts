import { type CalendarDate, dateIn } from '../../../shared/vocabulary/calendarDate.ts';

/**
 * The first day of the month that what happened at that instant is counted in: the month in the country's zone, or the
 * first one that no release holds yet, where it became known too late for its own (A41). `released`: the first day of
 * the last month released.
 */
export function bookingMonth(timeZone: string, at: Date, released: CalendarDate | undefined): CalendarDate {
  const month = monthOf(dateIn(timeZone, at));
  return released === undefined || month > released ? month : monthAfter(released);
}

/** The first day of the day's month. */
export function monthOf(day: CalendarDate): CalendarDate {
  return `${day.slice(0, 7)}-01` as CalendarDate;
}

export function monthAfter(month: CalendarDate): CalendarDate {
  return monthsAfter(month, 1);
}

/** The first day of the month so many months later, or earlier. */
export function monthsAfter(month: CalendarDate, months: number): CalendarDate {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  const year = String(Math.floor(count / 12)).padStart(4, '0');
  return `${year}-${String((count % 12) + 1).padStart(2, '0')}-01` as CalendarDate;
}
