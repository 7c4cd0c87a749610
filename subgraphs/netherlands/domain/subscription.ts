import { type CalendarDate, calendarDate } from '../../shared/vocabulary/calendarDate.ts';
import { hasRights, type SubscriptionStatus } from './subscriptionStatus.ts';

/** What a subscription opens on the national platform. BASIS and NONE: no e-books (E6). */
export type DigitalLevel = 'NONE' | 'BASIS' | 'COMPACT' | 'COMPLEET' | 'JEUGD';

/** What a library sells (N23). Prices in euro cents. Ages in whole years on the first day; no highest where it is null. */
export interface SubscriptionType {
  readonly organisationId: string;
  readonly code: string;
  readonly name: string;
  readonly kind: 'DIGITAL_ONLY' | 'COMBI' | 'LOCAL_ONLY';
  readonly tariffCode: string;
  readonly priceCents: number;
  readonly termMonths: number;
  readonly minimumAge: number;
  readonly maximumAge: number | null;
  readonly digitalEntitlement: DigitalLevel;
  readonly physicalLending: boolean;
  readonly issuesCard: boolean;
}

/** The first and the last day of a subscription, both included. */
export interface Validity {
  readonly since: CalendarDate;
  readonly through: CalendarDate;
}

export interface Entitlement {
  readonly eBooks: boolean;
  readonly audiobooks: boolean;
  readonly physicalLending: boolean;
  readonly physicalCard: boolean;
}

const NOTHING: Entitlement = { eBooks: false, audiobooks: false, physicalLending: false, physicalCard: false };

/** A term of a member as far as rights go. */
export interface Term extends Validity {
  readonly status: SubscriptionStatus;
}

type Sold = Pick<SubscriptionType, 'digitalEntitlement' | 'physicalLending' | 'issuesCard'>;

/**
 * Rights exist from the first day to the last in the statuses that give them, activated or not (N27). A digital-only
 * type gives e-books and audiobooks and nothing else (N1, N2, N3): the table of types holds no other.
 */
export function entitlementOn(today: CalendarDate, type: Sold | undefined, term: Term): Entitlement {
  if (!type || !isRunning(today, term) || !hasRights(term)) return NOTHING;
  const digital = type.digitalEntitlement !== 'NONE' && type.digitalEntitlement !== 'BASIS';
  const { physicalLending, issuesCard: physicalCard } = type;
  return { eBooks: digital, audiobooks: digital, physicalLending, physicalCard };
}

export function isRunning(today: CalendarDate, { since, through }: Validity): boolean {
  return since <= today && today <= through;
}

/**
 * A subscription ends with a month ('vervalmaand'), on its last day. Where the first month counts, twelve months from
 * any day of June end with May (N24); where it does not, with June.
 */
export function validityFrom(since: CalendarDate, termMonths: number, firstMonthCounts: boolean): Validity {
  const startMonth = Number(since.slice(0, 4)) * 12 + Number(since.slice(5, 7)) - 1;
  return { since, through: lastDayOf(startMonth + termMonths - (firstMonthCounts ? 1 : 0)) };
}

/** 'YYYY-MM' */
export function expiryMonth({ through }: Validity): string {
  return through.slice(0, 7);
}

function lastDayOf(month: number): CalendarDate {
  const [year, monthOfYear] = [Math.floor(month / 12), (month % 12) + 1];
  const last = [31, 30, 29, 28].map((day) => calendarDate(year, monthOfYear, day)).find((date) => date !== undefined);
  if (!last) throw new RangeError('a month has at least 28 days');
  return last;
}
