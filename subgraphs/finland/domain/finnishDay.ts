import { type CalendarDate, dateIn } from '../../shared/vocabulary/calendarDate.ts';

const TIME_ZONE = 'Europe/Helsinki';

/** The day in Finland at that instant: birthdays and dates of joining go by it. */
export function finnishDay(instant: Date): CalendarDate {
  return dateIn(TIME_ZONE, instant);
}
