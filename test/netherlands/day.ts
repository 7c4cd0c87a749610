import { type CalendarDate, parseCalendarDate } from '../../subgraphs/shared/vocabulary/calendarDate.ts';

/** The day that the text names, for tests that write days as text. */
export function day(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (!date) throw new Error(`${text} is no day`);
  return date;
}
