import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { isRefusal, type Refusal } from '../../../shared/vocabulary/refusal.ts';
import type { ChosenSubscription } from '../chosenSubscription.ts';
import { type FeeStatement, feeStatement } from '../feeStatement.ts';
import { PASS_NUMBER_PLACEHOLDER } from '../passNumber.ts';
import { parsePersonalName, type TypedName } from '../personalName.ts';
import type { RefusalCode } from '../refusals.ts';
import {
  type Entitlement,
  entitlementOn,
  type SubscriptionType,
  type Validity,
  validityFrom,
} from '../subscription.ts';
import { statusAtDesk } from '../subscriptionStatus.ts';
import type { ChosenNumber } from './customerNumber.ts';
import type { Duplicate } from './likeness.ts';
import type { LoginAccountPlan } from './loginAccountPlan.ts';
import { type KnownCandidate, type MaskedDuplicate, maskDuplicate } from './maskedDuplicate.ts';

/** What is sold, until when, what it opens and costs: as far as the form says it. */
export interface PreviewedSubscription extends Validity {
  readonly type: SubscriptionType;
  readonly entitlement: Entitlement;
  readonly feeStatement: FeeStatement | undefined;
}

/** What enrolling would do. `refused`: all that stands in the way, as the enrolment would answer it. */
export interface EnrolmentPreview {
  readonly refused: Refusal<RefusalCode> | undefined;
  readonly passNumber: string;
  readonly reRegistration: boolean;
  readonly subscription: PreviewedSubscription | undefined;
  readonly loginAccount: LoginAccountPlan['by'] | undefined;
  readonly duplicates: readonly MaskedDuplicate[];
}

interface Seen {
  readonly form: TypedName & { readonly birthDate: CalendarDate };
  readonly number: ChosenNumber | Refusal<RefusalCode>;
  readonly subscription: ChosenSubscription | Refusal<RefusalCode>;
  readonly branchCode: string;
  readonly today: CalendarDate;
  readonly firstMonthCounts: boolean;
  readonly account?: LoginAccountPlan | Refusal<RefusalCode>;
  readonly duplicates: readonly Duplicate<KnownCandidate>[];
  readonly refused: Refusal<RefusalCode> | undefined;
}

export function previewOf(seen: Seen): EnrolmentPreview {
  const { number, account, refused, subscription } = seen;
  const given = isRefusal(number) || number.by === 'GENERATE' ? PASS_NUMBER_PLACEHOLDER : number.number;
  return {
    refused,
    passNumber: given,
    reRegistration: !isRefusal(number) && number.by === 'RE_REGISTER',
    subscription: isRefusal(subscription) ? undefined : previewedSubscription(seen, subscription),
    loginAccount: account && !isRefusal(account) ? account.by : undefined,
    duplicates: seen.duplicates.map(maskDuplicate),
  };
}

function previewedSubscription(
  { form, branchCode, today, firstMonthCounts }: Seen,
  { type, fee }: ChosenSubscription,
): PreviewedSubscription {
  const validity = validityFrom(today, type.termMonths, firstMonthCounts);
  const name = parsePersonalName(form);
  const { tariffCode } = type;
  const stated = { ...validity, fee, tariffCode, branchCode };
  const { birthDate } = form;
  return {
    ...validity,
    type,
    entitlement: entitlementOn(today, type, { ...validity, status: statusAtDesk(fee) }),
    feeStatement: isRefusal(name) ? undefined : feeStatement({ member: { name, birthDate }, subscription: stated }),
  };
}
