import { dateIn } from '../../../shared/vocabulary/calendarDate.ts';
import type { MembershipFacts } from '../../../shared/vocabulary/membershipHistory.ts';
import { beganAt, type LibraryMembership } from '../libraryMembership.ts';
import type { LibraryNumber } from '../libraryNumber.ts';

/** Which region a membership is counted in, if any. */
export type RegionLevel = 'county' | 'none';

const TIME_ZONE = 'Europe/Oslo';

/**
 * What insight is told of a membership. Whose address is not shown, for whatever reason, is told of without the library:
 * it tells where somebody lives. Birth dates are not kept here, so there is no age.
 */
export function membershipFacts(membership: LibraryMembership, isHidden: boolean, level: RegionLevel): MembershipFacts {
  const { library, status } = membership;
  const began = beganAt(membership);
  const ended = membership.status === 'ENDED' ? membership.endedAt : undefined;
  return {
    kind: 'LIBRARY_CARD',
    library: isHidden ? null : library,
    region: isHidden || level === 'none' ? null : countyOf(library),
    ageBand: null,
    undisclosed: isHidden,
    status,
    since: dateIn(TIME_ZONE, began),
    through: ended ? dateIn(TIME_ZONE, ended) : null,
    joinedAt: began,
    activatedAt: status === 'ACTIVE' ? began : undefined,
    endedAt: ended,
    lapsed: false, // it does not run out by itself
    wasActive: status === 'ACTIVE' || (membership.status === 'ENDED' && membership.acceptedRulesVersion !== undefined),
  };
}

/** The county ('fylke') in the library's number, by the list of municipalities that the numbers were made from. */
function countyOf(library: LibraryNumber): string {
  return library.slice(1, 3);
}
