import { type CalendarDate, parseCalendarDate } from '../../shared/vocabulary/calendarDate.ts';

const DAY_MS = 86_400_000;

/** So many days after the day; before it where the number is negative. Days of the calendar, whatever the clocks do. */
export function plusDays(day: CalendarDate, days: number): CalendarDate {
  const date = parseCalendarDate(new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10));
  if (!date) throw new RangeError('the calendar ends');
  return date;
}
