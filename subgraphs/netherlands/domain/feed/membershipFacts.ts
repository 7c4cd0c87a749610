import { type CalendarDate, dateIn, startOfDay } from '../../../shared/vocabulary/calendarDate.ts';
import { ageBandAt } from '../../../shared/vocabulary/membershipEvent.ts';
import type { MembershipFacts } from '../../../shared/vocabulary/membershipHistory.ts';
import type { LoginAccount } from '../loginAccount.ts';
import { membershipStatus } from '../membershipStatus.ts';
import { plusDays } from '../plusDays.ts';
import type { Term } from '../subscription.ts';
import type { SubscriptionChannel } from '../subscriptionStatus.ts';

const TIME_ZONE = 'Europe/Amsterdam';

export interface CountedTerm extends Term {
  readonly cancelledOn: CalendarDate | null;
}

/** A term and all that renew it: for insight one membership, by the id of the first. */
export interface CountedMembership {
  readonly id: string;
  readonly channel: SubscriptionChannel;
  /** Where the member is now. */
  readonly branchCode: string;
  readonly birthDate: CalendarDate;
  readonly enrolledAt: Date;
  /** The earliest first. */
  readonly terms: readonly CountedTerm[];
  readonly account: Pick<LoginAccount, 'state'> | undefined;
}

/** Provinces by branch, for those of which the settings know it. */
export type Provinces = Readonly<Record<string, string>>;

/** What insight is told of a membership. The register knows nobody whose place is protected. */
export function membershipFacts(membership: CountedMembership, provinces: Provinces, now: Date): MembershipFacts {
  const { channel, branchCode, birthDate, enrolledAt, terms, account } = membership;
  const today = dateIn(TIME_ZONE, now);
  const since = terms.reduce((first, term) => (term.since < first ? term.since : first), terms[0]?.since ?? today);
  const standings = terms.map((term) => membershipStatus(today, term, account));
  return {
    kind: channel,
    library: branchCode,
    region: provinces[branchCode] ?? null,
    ageBand: ageBandAt(TIME_ZONE, birthDate, now),
    undisclosed: false,
    status: (['ACTIVE', 'PENDING'] as const).find((status) => standings.includes(status)) ?? 'ENDED',
    since,
    joinedAt: dateIn(TIME_ZONE, enrolledAt) <= since ? enrolledAt : startOfDay(TIME_ZONE, since),
    wasActive: account?.state === 'ACTIVE',
    ...endOf(terms, today, enrolledAt),
  };
}

/** The day on which it changes by time alone: a term begins, or was the last day before. */
export function turnsOn(terms: readonly CountedTerm[], now: Date): CalendarDate | null {
  const today = dateIn(TIME_ZONE, now);
  const days = terms
    .filter(({ status }) => status !== 'CANCELLED')
    .flatMap(({ since, through }) => [since, plusDays(through, 1)])
    .filter((day) => day > today)
    .sort();
  return days[0] ?? null;
}

function endOf(terms: readonly CountedTerm[], today: CalendarDate, enrolledAt: Date) {
  const lasting = terms.filter(({ status }) => status !== 'CANCELLED').map(({ through }) => through);
  const last = lasting.sort().at(-1);
  if (last) return { through: last, lapsed: last < today, endedAt: startOfDay(TIME_ZONE, plusDays(last, 1)) };
  const cancelledOn =
    terms
      .map((term) => term.cancelledOn ?? term.since)
      .sort()
      .at(-1) ?? today;
  const cancelledAt = startOfDay(TIME_ZONE, cancelledOn);
  return { through: cancelledOn, lapsed: false, endedAt: cancelledAt > enrolledAt ? cancelledAt : enrolledAt };
}
