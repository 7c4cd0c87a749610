import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import type { Happening, MembershipPlace, Standing } from '../../shared/vocabulary/membershipEvent.ts';

/** What a country tells of one membership: how it stands after what happened, and nothing of the person. */
export interface MembershipEvent extends MembershipPlace {
  readonly country: string;
  /** 1, 2, 3 and so on within the country. */
  readonly position: number;
  readonly membership: string;
  readonly happened: Happening;
  readonly at: Date;
  readonly status: Standing;
  readonly since: CalendarDate | null;
  readonly through: CalendarDate | null;
}
