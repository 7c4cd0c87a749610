import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import type { EmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import type { Fee } from './feeStatement.ts';
import type { PassNumber } from './passNumber.ts';
import type { PersonalName } from './personalName.ts';
import type { PostalAddress } from './postalAddress.ts';
import type { Term } from './subscription.ts';
import type { BanReason, SubscriptionChannel, SubscriptionStatus } from './subscriptionStatus.ts';

/** A customer of one library organisation, as its member system knows him. His e-mail address here is not that of his login account. */
export interface Member {
  readonly id: string;
  readonly organisationId: string;
  readonly branchCode: string;
  readonly name: PersonalName;
  readonly birthDate: CalendarDate;
  readonly address: PostalAddress;
  readonly email: EmailAddress;
  readonly newsletter: boolean;
  readonly passNumber: PassNumber;
}

/** One term of a member. `previousId`: the term that it renews. `cancelledOn`: the day of the cancellation, where there was one. */
export interface Subscription extends Term {
  readonly id: string;
  readonly customerId: string;
  readonly organisationId: string;
  readonly branchCode: string;
  readonly typeCode: string;
  readonly tariffCode: string;
  readonly fee: Fee;
  readonly previousId: string | null;
  readonly cancelledOn: CalendarDate | null;
  readonly channel: SubscriptionChannel;
  /** Since when it stands where it does; from its first day where that is null. */
  readonly statusSince?: CalendarDate | null;
  /** How many reminders of its end went out. */
  readonly expiryReminders?: number;
  readonly statusBeforeBan?: SubscriptionStatus | null;
  readonly banReason?: BanReason | null;
}
