import type { Subscription } from '../../../subgraphs/netherlands/domain/member.ts';
import type { SubscriptionType } from '../../../subgraphs/netherlands/domain/subscription.ts';
import { day } from '../day.ts';

export const TYPE: SubscriptionType = {
  ...{ organisationId: 'here', code: '0141', name: 'Digital only', kind: 'DIGITAL_ONLY', tariffCode: '0141' },
  ...{ priceCents: 4_200, termMonths: 12, minimumAge: 18, maximumAge: null },
  ...{ digitalEntitlement: 'COMPLEET', physicalLending: false, issuesCard: false },
};
export const FEE = { subscriptionCents: 4_200, discountCents: 0, balanceCents: 4_200 };
export const TERM: Subscription = {
  ...{ id: 'one', customerId: 'c', organisationId: 'here', branchCode: '5280', typeCode: '0141', tariffCode: '0141' },
  ...{ fee: FEE, status: 'NORMAL', previousId: null, cancelledOn: null, channel: 'DESK' },
  ...{ since: day('2026-11-20'), through: day('2027-10-31') },
};
export const NEXT: Subscription = { ...TERM, id: 'two', since: day('2027-11-01'), through: day('2028-10-31') };
