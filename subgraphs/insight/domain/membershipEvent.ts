import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';

export const HAPPENINGS = ['JOINED', 'ACTIVATED', 'RENEWED', 'MOVED', 'LAPSED', 'ENDED', 'ERASED'] as const;
export type Happening = (typeof HAPPENINGS)[number];

export const MEMBERSHIP_STATUSES = ['PENDING', 'ACTIVE', 'ENDED'] as const;
export type MembershipStatus = (typeof MEMBERSHIP_STATUSES)[number];

export const AGE_BANDS = ['0-11', '12-17', '18-24', '25-39', '40-64', '65+'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** Where a membership is counted. An undisclosed one has no place and no age. */
export interface MembershipPlace {
  readonly kind: string;
  readonly library: string | null;
  readonly region: string | null;
  readonly ageBand: AgeBand | null;
  readonly undisclosed: boolean;
}

/** What a country tells of one membership: how it stands after what happened, and nothing of the person. */
export interface MembershipEvent extends MembershipPlace {
  readonly country: string;
  /** 1, 2, 3 and so on within the country. */
  readonly position: number;
  readonly membership: string;
  readonly happened: Happening;
  readonly at: Date;
  readonly status: MembershipStatus;
  readonly since: CalendarDate | null;
  readonly through: CalendarDate | null;
}
