import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { FEED_COUNTRIES, type FeedCountry } from '../feed/feedCountry.ts';
import type { RecordStatus } from './membershipRecord.ts';

export type Happened = 'JOINED' | 'ACTIVATED' | 'RENEWED' | 'MOVED' | 'LAPSED' | 'ENDED' | 'ERASED';

/** An event as a warehouse is told it: what happened, and how the membership stood after it. */
export interface MembershipChange {
  readonly country: FeedCountry;
  readonly position: number;
  readonly membership: string;
  /** Counts how often the membership was gone for the warehouse before: it comes back as another. */
  readonly appearance: number;
  readonly happened: Happened;
  readonly at: Date;
  /** Null once it is erased. */
  readonly after: MembershipState | null;
}

export interface MembershipState {
  readonly kind: string;
  readonly status: RecordStatus;
  readonly library: string | null;
  readonly region: string | null;
  readonly since: CalendarDate;
  readonly through: CalendarDate | null;
}

/** The number of the last event read, of each country. The countries' own numbers, so no rebuild of insight changes them. */
export type FeedPlace = Readonly<Record<FeedCountry, number>>;

export const BEGINNING: FeedPlace = { netherlands: 0, norway: 0, finland: 0 };

/** What comes next of all countries: each country's in its own order, and among the heads the one that happened first. */
export function inOneOrder(changes: readonly MembershipChange[]): MembershipChange[] {
  const waiting = FEED_COUNTRIES.map((country) => changes.filter((change) => change.country === country));
  const ordered: MembershipChange[] = [];
  for (;;) {
    const heads = waiting.flatMap(([head]) => head ?? []);
    const [first, ...others] = heads;
    if (!first) return ordered;
    const next = others.reduce((earliest, head) => (head.at < earliest.at ? head : earliest), first);
    waiting[FEED_COUNTRIES.indexOf(next.country)]?.shift();
    ordered.push(next);
  }
}

export function placeAfter(place: FeedPlace, { country, position }: MembershipChange): FeedPlace {
  return { ...place, [country]: position };
}
