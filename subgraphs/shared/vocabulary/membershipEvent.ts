import { type CalendarDate, dateIn } from './calendarDate.ts';

/** What can happen to a membership, in words that all countries share. */
export const HAPPENINGS = ['JOINED', 'ACTIVATED', 'RENEWED', 'MOVED', 'LAPSED', 'ENDED', 'ERASED'] as const;
export type Happening = (typeof HAPPENINGS)[number];

export const STANDINGS = ['PENDING', 'ACTIVE', 'ENDED'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Of the Dutch statistics; for all countries. */
export const AGE_BANDS = ['0-11', '12-17', '18-24', '25-39', '40-64', '65+'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** Where a membership is counted. An undisclosed one has no place and no age. */
export interface MembershipPlace {
  /** A code of the country. Never why somebody may be a member. */
  readonly kind: string;
  readonly library: string | null;
  readonly region: string | null;
  readonly ageBand: AgeBand | null;
  readonly undisclosed: boolean;
}

/** How a membership stands, as far as it is told outside its country. */
export interface ToldMembership extends MembershipPlace {
  readonly status: Standing;
  readonly since: CalendarDate;
  readonly through: CalendarDate | null;
}

/** One event as it goes over the wire: how the membership stands after it. An erased one is its id alone. */
export interface FeedEvent {
  /** 1, 2, 3 and so on within the country. */
  readonly position: number;
  /** The id of the country's entity; says nothing of a person. */
  readonly membership: string;
  readonly happened: Happening;
  readonly at: Date;
  readonly kind: string | null;
  readonly library: string | null;
  readonly region: string | null;
  readonly ageBand: AgeBand | null;
  readonly since: CalendarDate | null;
  readonly through: CalendarDate | null;
  readonly status: Standing;
  readonly undisclosed: boolean;
}

/** The most events that a country tells at once. */
export const FEED_PAGE = 1_000;

/** A page of a country's feed: the events after a position, in order. */
export interface FeedPage {
  readonly country: string;
  /** The position of the country's latest event, in this page or not. */
  readonly head: number;
  /** When that one was published; null before the first. */
  readonly publishedAt: Date | null;
  /** Everything that happened before then is among the events up to `head`. */
  readonly completeTo: Date;
  readonly events: readonly FeedEvent[];
}

const OLDEST = [11, 17, 24, 39, 64];

/** The band of somebody born that day at that instant in the zone. Of 29 February one is a year older on 1 March. */
export function ageBandAt(timeZone: string, born: CalendarDate, at: Date): AgeBand {
  const today = dateIn(timeZone, at);
  const birthdayCame = today.slice(5) >= born.slice(5);
  const age = Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (birthdayCame ? 0 : 1);
  const band = OLDEST.findIndex((oldest) => age <= oldest);
  return AGE_BANDS[band] ?? '65+';
}
