import { type CalendarDate, calendarDate } from '../../shared/vocabulary/calendarDate.ts';

/** What a library sells (N23). Prices in euro cents. */
export interface SubscriptionType {
  readonly organisationId: string;
  readonly code: string;
  readonly name: string;
  readonly kind: 'DIGITAL_ONLY';
  readonly tariffCode: string;
  readonly priceCents: number;
  readonly termMonths: number;
  readonly minimumAge: number;
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

const ENTITLEMENTS: Readonly<Record<SubscriptionType['kind'], Entitlement>> = {
  DIGITAL_ONLY: { eBooks: true, audiobooks: true, physicalLending: false, physicalCard: false }, // N1, N2, N3
};

const NOTHING: Entitlement = { eBooks: false, audiobooks: false, physicalLending: false, physicalCard: false };

/** Rights exist from the enrolment at the desk to the last day, paid or not, activated or not (N27). */
export function entitlementOn(
  today: CalendarDate,
  kind: SubscriptionType['kind'] | undefined,
  validity: Validity,
): Entitlement {
  return kind && isRunning(today, validity) ? ENTITLEMENTS[kind] : NOTHING;
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
