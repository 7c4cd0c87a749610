import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { PassNumber } from '../passNumber.ts';
import type { SubscriptionStatus } from '../subscriptionStatus.ts';
import { branchNumbering, type NumberingBranch } from './numberProcess.ts';

/** What stands in the desk's field for the customer number. */
export type TypedNumber =
  | { readonly typed: 'GENERATE' }
  | { readonly typed: 'NUMBER'; readonly number: PassNumber }
  | Refusal<'PLACEHOLDER_NUMBER' | 'PASS_NUMBER_LATER' | 'PASS_NUMBER_FORMAT'>;

const FIELD = { field: 'customerNumber' };

/** 'v' and nothing ask for a generated number (N11); a row of V's is no number (N15); 'p', a number later, is not offered. */
export function readCustomerNumber(text = ''): TypedNumber {
  const typed = text.replace(/\s/g, '').toUpperCase();
  if (typed === '' || typed === 'V') return { typed: 'GENERATE' };
  if (/^V+$/.test(typed)) return refuse('PLACEHOLDER_NUMBER', FIELD);
  if (typed === 'P') return refuse('PASS_NUMBER_LATER', FIELD);
  if (!/^\d{10,14}$/.test(typed)) return refuse('PASS_NUMBER_FORMAT', { ...FIELD, parts: ['DIGITS_10_TO_14'] });
  return { typed: 'NUMBER', number: typed as PassNumber };
}

/** Whose pass bears the number already: in the own organisation, or undefined where another library or an account has it. */
export interface NumberOwner {
  readonly customerId: string;
  readonly birthDate: CalendarDate;
  readonly registeredThrough: CalendarDate;
  /** Whether it is the number that counts, and not one that was replaced. */
  readonly isPrimary: boolean;
  /** Of his last term. */
  readonly status: SubscriptionStatus;
}

/** What is known of a typed number. */
export interface KnownNumber {
  readonly isTaken: boolean;
  readonly owner?: NumberOwner | undefined;
  /** Of the desk's organisation. */
  readonly branches: readonly NumberingBranch[];
}

/** The number that the enrolment goes by. `branch`: whose it is. RE_REGISTER: that very customer comes back after his last term. */
export type ChosenNumber =
  | { readonly by: 'GENERATE' }
  | { readonly by: 'TYPING'; readonly number: PassNumber; readonly branch: string }
  | { readonly by: 'RE_REGISTER'; readonly number: PassNumber; readonly customerId: string };

type NumberRefusal = 'PASS_NUMBER_IN_USE' | 'PASS_NUMBER_FORMAT' | 'MEMBERSHIP_BANNED' | 'PAYMENT_FIRST';

/**
 * A free number must be one that a branch of the library gives out. One that is taken brings its customer back where he
 * is no member any more and was born on the same day; every other owner gets one answer. Being
 * banned and owing do not end with a term, as renewing has it.
 */
export function chooseNumber(
  number: PassNumber,
  { isTaken, owner, branches }: KnownNumber,
  person: { readonly birthDate: CalendarDate; readonly today: CalendarDate },
): ChosenNumber | Refusal<NumberRefusal> {
  if (!isTaken) {
    const branch = branchNumbering(number, branches);
    if (typeof branch === 'string') return refuse('PASS_NUMBER_FORMAT', { ...FIELD, parts: [branch] });
    return { by: 'TYPING', number, branch: branch.code };
  }
  const comesBack = owner?.isPrimary && owner.registeredThrough < person.today && owner.birthDate === person.birthDate;
  if (!owner || !comesBack) return refuse('PASS_NUMBER_IN_USE', FIELD);
  if (owner.status === 'BANNED') return refuse('MEMBERSHIP_BANNED', FIELD);
  if (owner.status === 'OVERDUE') return refuse('PAYMENT_FIRST', FIELD);
  return { by: 'RE_REGISTER', number, customerId: owner.customerId };
}
