import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { NamedPerson, RegisteredPerson } from './registeredPerson.ts';

export type NotEligible =
  | 'PERSON_NOT_IN_REGISTER'
  | 'PERSON_REGISTERED_DEAD'
  | 'IDENTITY_CEASED'
  | 'REGISTER_RECORD_INVALID';

/**
 * The person, where a card can be issued to them: whoever is in the population register and alive, resident or not.
 * The register, not the number, says when somebody was born; a day to come is an error in its record.
 */
export function checkEligibility(
  found: RegisteredPerson | 'UNKNOWN_PERSON',
  today: CalendarDate,
): NamedPerson | Refusal<NotEligible> {
  if (found === 'UNKNOWN_PERSON') return refuse('PERSON_NOT_IN_REGISTER');
  if (found.status === 'CEASED') return refuse('IDENTITY_CEASED');
  if (found.status === 'DEAD') return refuse('PERSON_REGISTERED_DEAD');
  if (found.birthDate && found.birthDate > today) return refuse('REGISTER_RECORD_INVALID');
  return found;
}
