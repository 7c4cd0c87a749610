import { type CalendarDate, dateIn } from '../../shared/vocabulary/calendarDate.ts';

/** The zone of the country's days. */
export const FINNISH_TIME = 'Europe/Helsinki';

/** The day in Finland at that instant: birthdays and dates of joining go by it. */
export function finnishDay(instant: Date): CalendarDate {
  return dateIn(FINNISH_TIME, instant);
}
