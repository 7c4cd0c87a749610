import { ageOn, type CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';

const HIGHEST_AGE = 120;

export function checkBirthDate(
  birthDate: CalendarDate,
  today: CalendarDate,
): Refusal<'BIRTH_DATE_INVALID'> | undefined {
  const possible = birthDate <= today && ageOn(today, birthDate) <= HIGHEST_AGE;
  return possible ? undefined : refuse('BIRTH_DATE_INVALID', { field: 'birthDate' });
}
