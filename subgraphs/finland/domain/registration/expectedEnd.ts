import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';

/** F5: a temporary customer says himself when the need has ended. The day is a reminder to the unit and ends nobody. */
export function checkExpectedEnd(
  temporary: boolean,
  expectedEnd: CalendarDate | undefined,
  today: CalendarDate,
): Refusal<'EXPECTED_END_INVALID'> | undefined {
  const isPossible = expectedEnd === undefined || (temporary && expectedEnd > today);
  return isPossible ? undefined : refuse('EXPECTED_END_INVALID', { field: 'expectedEnd' });
}
