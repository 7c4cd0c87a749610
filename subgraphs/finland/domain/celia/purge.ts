import { type CalendarDate, calendarDate, startOfDay } from '../../../shared/vocabulary/calendarDate.ts';
import { FINNISH_TIME, finnishDay } from '../finnishDay.ts';

/** The day of the year on which Celia erases, as 'MM-DD'; one that every year has. */
export type PurgeDay = string & { readonly purgeDay: unique symbol };

export function parsePurgeDay(text: string): PurgeDay | undefined {
  const [, month = '', day = ''] = /^(\d{2})-(\d{2})$/.exec(text) ?? [];
  return calendarDate(2001, Number(month), Number(day)) ? (text as PurgeDay) : undefined; // 2001 had no 29 February
}

/**
 * Until when the last purge before that instant has to see ahead: the last moment before the next one. Nobody falls due
 * between two purges, and nobody is kept longer than the times that Celia's privacy notice promises at most.
 */
export function purgedUntil(at: Date, purgeDay: PurgeDay): Date {
  const today = finnishDay(at);
  const year = Number(today.slice(0, 4)) + (today.slice(5) >= purgeDay ? 1 : 0);
  return new Date(startOfDay(FINNISH_TIME, dayOf(year, purgeDay)).getTime() - 1);
}

/** When the last purge before that instant began. */
export function lastPurge(at: Date, purgeDay: PurgeDay): Date {
  const today = finnishDay(at);
  const year = Number(today.slice(0, 4)) - (today.slice(5) >= purgeDay ? 0 : 1);
  return startOfDay(FINNISH_TIME, dayOf(year, purgeDay));
}

function dayOf(year: number, purgeDay: PurgeDay): CalendarDate {
  return `${year}-${purgeDay}` as CalendarDate;
}
