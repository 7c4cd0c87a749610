import { type CalendarDate, calendarDate, dateIn, startOfDay } from './calendarDate.ts';

/** Days and years are calendar periods in the country's zone; hours are elapsed time. */
export type Duration = { readonly hours: number } | { readonly days: number } | { readonly years: number };

/** What becomes of one class of data, and when: a line of the country's retention table. */
export interface RetentionRule {
  /** In reports, logs and the audit trail. */
  readonly name: string;
  readonly data: string;
  /** The event from which the time runs. */
  readonly from: string;
  readonly duration: Duration;
  readonly action: 'DELETE' | 'EMPTY' | 'WARN';
  /** The law or document that says so, or that none does. */
  readonly source: string;
  /** Where another duration is set. */
  readonly setting?: string;
}

/**
 * The last day of the period that began with the event on that day, which does not count. Where the month has no such
 * day, its last (Regulation (EEC, Euratom) 1182/71, article 3): two years from 29 February end on 28 February.
 */
function lastDayOf(day: CalendarDate, duration: { days: number } | { years: number }): CalendarDate {
  const { year, month, dayOfMonth } = parts(day);
  if ('days' in duration) return shifted(day, duration.days);
  return calendarDate(year + duration.years, month, dayOfMonth) ?? known(year + duration.years, month, dayOfMonth - 1);
}

/** An event before that instant is due by now, one at it or later is not. Rows hold whole milliseconds. */
export function dueBefore(duration: Duration, timeZone: string, now: Date): Date {
  if ('hours' in duration) return new Date(now.getTime() - duration.hours * 3_600_000 + 1);
  return startOfDay(timeZone, dueBeforeDay(duration, dateIn(timeZone, now)));
}

/** The same for events that are days. */
export function dueBeforeDay(duration: { days: number } | { years: number }, today: CalendarDate): CalendarDate {
  if ('days' in duration) return shifted(today, -duration.days);
  const { year, month, dayOfMonth } = parts(today);
  const begins = year - duration.years;
  return calendarDate(begins, month, dayOfMonth) ?? known(begins, month + 1, 1); // 29 February of a common year
}

/** When what happened then falls due. */
export function dueFrom(duration: Duration, timeZone: string, event: Date): Date {
  if ('hours' in duration) return new Date(event.getTime() + duration.hours * 3_600_000);
  return startOfDay(timeZone, shifted(lastDayOf(dateIn(timeZone, event), duration), 1));
}

/** '24 hours', '1 year'; 'at once' where there is none. */
export function durationText(duration: Duration): string {
  const [[unit, count] = ['', 0]] = Object.entries(duration);
  if (count === 0) return 'at once';
  return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
}

function shifted(day: CalendarDate, days: number): CalendarDate {
  const { year, month, dayOfMonth } = parts(day);
  const moved = new Date(Date.UTC(year, month - 1, dayOfMonth + days));
  return known(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

function parts(day: CalendarDate) {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), dayOfMonth: Number(day.slice(8, 10)) };
}

function known(year: number, month: number, day: number): CalendarDate {
  const date = calendarDate(year, month, day);
  if (!date) throw new RangeError('there is no such day');
  return date;
}
