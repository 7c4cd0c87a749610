import { ageOn, type CalendarDate, calendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { TaskKind } from './unitTask.ts';

/** A day on which a task about a customer will open. */
export interface DayAhead {
  readonly kind: Extract<TaskKind, 'CUSTOMER_TURNED_15' | 'CUSTOMER_TURNED_18' | 'EXPECTED_END_REACHED'>;
  readonly day: CalendarDate;
}

const BIRTHDAYS = [
  { kind: 'CUSTOMER_TURNED_15', age: 15 },
  { kind: 'CUSTOMER_TURNED_18', age: 18 },
] as const;

/** The days ahead of somebody who is registered today: birthdays still to come, and the day after an expected end. */
export function daysAhead(
  { birthDate, expectedEnd }: { birthDate: CalendarDate; expectedEnd?: CalendarDate | undefined },
  today: CalendarDate,
): DayAhead[] {
  const birthdays = BIRTHDAYS.filter(({ age }) => ageOn(today, birthDate) < age);
  return [
    ...birthdays.map(({ kind, age }) => ({ kind, day: birthday(birthDate, age) })),
    ...(expectedEnd ? [{ kind: 'EXPECTED_END_REACHED' as const, day: dayAfter(expectedEnd) }] : []),
  ];
}

/** Whoever was born on 29 February has the birthday of a common year on 1 March, as ages are counted everywhere here. */
function birthday(birthDate: CalendarDate, age: number): CalendarDate {
  const [year = 0, month = 0, day = 0] = birthDate.split('-').map(Number);
  return calendarDate(year + age, month, day) ?? existing(year + age, month + 1, 1);
}

function dayAfter(day: CalendarDate): CalendarDate {
  const next = new Date(Date.parse(day) + 86_400_000);
  return existing(next.getUTCFullYear(), next.getUTCMonth() + 1, next.getUTCDate());
}

function existing(year: number, month: number, day: number): CalendarDate {
  const date = calendarDate(year, month, day);
  if (!date) throw new RangeError('there is no such day');
  return date;
}
