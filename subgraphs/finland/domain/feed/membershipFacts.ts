import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { ageBandAt } from '../../../shared/vocabulary/membershipEvent.ts';
import type { MembershipFacts } from '../../../shared/vocabulary/membershipHistory.ts';
import type { Format } from '../customer.ts';
import { FINNISH_TIME, finnishDay } from '../finnishDay.ts';

/** Which region a membership is counted in, if any. */
export type RegionLevel = 'municipality' | 'none';

/** What is read of a customer for insight: nothing of the ground, of health or of loans. */
export interface CountedCustomer {
  readonly id: string;
  readonly unitId: string;
  /** Of the unit. */
  readonly municipality: string;
  readonly format: Format;
  readonly birthDate: CalendarDate;
  readonly addressProtected: boolean;
  readonly registeredAt: Date;
  readonly reactivatedAt: Date | null;
  /** Null while a customer. */
  readonly markedForDeletionAt: Date | null;
}

/** What insight is told of a customer: of one with a protected address neither unit nor age. */
export function membershipFacts(customer: CountedCustomer, level: RegionLevel, now: Date): MembershipFacts {
  const { registeredAt, markedForDeletionAt, addressProtected: undisclosed } = customer;
  const place = {
    library: customer.unitId,
    region: level === 'none' ? null : customer.municipality,
    ageBand: ageBandAt(FINNISH_TIME, customer.birthDate, now),
  };
  return {
    kind: `CELIA_${customer.format}`,
    ...(undisclosed ? { library: null, region: null, ageBand: null } : place),
    undisclosed,
    status: markedForDeletionAt ? 'ENDED' : 'ACTIVE',
    since: finnishDay(registeredAt),
    through: markedForDeletionAt ? finnishDay(markedForDeletionAt) : null,
    joinedAt: registeredAt,
    activatedAt: customer.reactivatedAt ?? undefined,
    endedAt: markedForDeletionAt ?? undefined,
    lapsed: false, // nobody's right runs out by itself
    wasActive: true,
  };
}
