/** A day of the Gregorian calendar, 'YYYY-MM-DD', without a time or a zone. Sorts and compares as text. */
export type CalendarDate = string & { readonly calendarDate: unique symbol };

const DAY = new Map<string, Intl.DateTimeFormat>();
const TIME = new Map<string, Intl.DateTimeFormat>();

/** The date that the text names, or undefined: the form must be exact and the day must exist. */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  return calendarDate(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The date of that year, month (1-12) and day (1-31), or undefined where there is no such day. */
export function calendarDate(year: number, month: number, day: number): CalendarDate | undefined {
  const instant = new Date(0);
  instant.setUTCFullYear(year, month - 1, day);
  const exists =
    instant.getUTCFullYear() === year && instant.getUTCMonth() === month - 1 && instant.getUTCDate() === day;
  return exists ? (instant.toISOString().slice(0, 10) as CalendarDate) : undefined;
}

/** The calendar day at that instant in the IANA zone, e.g. 'Europe/Oslo'. */
export function dateIn(timeZone: string, instant: Date): CalendarDate {
  return formatOf(DAY, 'en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  ) as CalendarDate;
}

/** 'HH:MM' on the clocks of the IANA zone at that instant. */
export function timeIn(timeZone: string, instant: Date): string {
  return formatOf(TIME, 'en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant);
}

// Making a format costs as much as reading a row.
function formatOf(
  made: Map<string, Intl.DateTimeFormat>,
  locale: string,
  options: Intl.DateTimeFormatOptions & { readonly timeZone: string },
): Intl.DateTimeFormat {
  const known = made.get(options.timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, options);
  made.set(options.timeZone, format);
  return format;
}

/** The instant at which the day begins in the IANA zone. For zones that never change their clocks at midnight. */
export function startOfDay(timeZone: string, day: CalendarDate): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const noon = new Date(midnight + 43_200_000);
  // The clocks change a few hours after midnight at most, so the offset before the day may still hold at its beginning.
  return [midnight - 86_400_000, noon.getTime()]
    .map((near) => new Date(midnight - offsetAt(timeZone, new Date(near))))
    .filter((instant) => dateIn(timeZone, instant) === day && timeIn(timeZone, instant) === '00:00')
    .reduce((first, other) => (other < first ? other : first), noon);
}

function offsetAt(timeZone: string, instant: Date): number {
  return Date.parse(`${dateIn(timeZone, instant)}T${timeIn(timeZone, instant)}:00Z`) - instant.getTime();
}

/** Whole years on that day; the birthday counts from its day, and one of 29 February falls on 1 March in other years. */
export function ageOn(today: CalendarDate, birthDate: CalendarDate): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
