import { type CalendarDate, dateIn } from '../../../shared/vocabulary/calendarDate.ts';

/** What bounds the month of an event from below. */
export interface BookedBefore {
  /** The first day of the last month released. */
  readonly released?: CalendarDate | undefined;
  /** The month of the membership's event before. */
  readonly former?: CalendarDate | undefined;
}

/**
 * The first day of the month that what happened at that instant is counted in: the month in the country's zone, or the
 * first one that no release holds yet, where it became known too late for its own (A41). Never before the month of what
 * the membership did before: clocks differ, and whoever left before he came would be less than nobody in between.
 */
export function bookingMonth(timeZone: string, at: Date, { released, former }: BookedBefore = {}): CalendarDate {
  const month = monthOf(dateIn(timeZone, at));
  const bounds = [released && monthAfter(released), former].filter((bound) => bound !== undefined);
  return bounds.reduce((latest, bound) => (bound > latest ? bound : latest), month);
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
