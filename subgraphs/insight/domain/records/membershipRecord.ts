import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { FeedCountry } from '../feed/feedCountry.ts';

export type RecordStatus = 'PENDING' | 'ACTIVE' | 'ENDED';

/** A membership as it is told: docs/adr/0032 says what is left out of it, and where. */
export interface MembershipRecord {
  readonly country: FeedCountry;
  /** The id of the country's entity. */
  readonly membership: string;
  readonly kind: string;
  readonly status: RecordStatus;
  readonly library: string | null;
  readonly region: string | null;
  readonly since: CalendarDate;
  readonly through: CalendarDate | null;
  readonly updatedAt: Date;
}

/** A record with the value that it stands in order by. */
export interface PlacedRecord extends MembershipRecord {
  readonly place: string;
}

/** Each narrows; none asked for is all. */
export interface RecordFilter {
  readonly country?: FeedCountry | undefined;
  readonly kind?: string | undefined;
  readonly status?: RecordStatus | undefined;
  readonly library?: string | undefined;
  /** Begun on that day or later. */
  readonly since?: CalendarDate | undefined;
  /** Begun on that day or earlier. */
  readonly until?: CalendarDate | undefined;
  readonly updatedSince?: Date | undefined;
}

export type RecordSort = 'SINCE_OLDEST' | 'SINCE_NEWEST' | 'UPDATED_OLDEST' | 'UPDATED_NEWEST';

/** Where a page begins: the value that is sorted by, then what tells records with the same value apart. */
export interface RecordPlace {
  readonly value: string;
  readonly country: string;
  readonly membership: string;
}
