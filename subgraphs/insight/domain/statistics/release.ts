import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { FeedCountry } from '../feed/feedCountry.ts';

/** A published release: all that was published up to it, and what it added. */
export interface Release {
  readonly id: number;
  readonly publishedAt: Date;
  /** The last month that it has of any country. */
  readonly through: CalendarDate;
}

/** The last month of a country that a release has. */
export interface ReleasedThrough {
  readonly country: FeedCountry;
  readonly through: CalendarDate;
}
