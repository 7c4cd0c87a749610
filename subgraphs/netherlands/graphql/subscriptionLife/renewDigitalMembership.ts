import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/dateScalar.ts';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { isRefusal } from '../../../shared/vocabulary/refusal.ts';
import { feeStatement } from '../../domain/feeStatement.ts';
import type { SubscriptionStatus } from '../../domain/subscriptionStatus.ts';
import { renewDigitalMembership } from '../../operations/subscriptionLife/renewDigitalMembership.ts';
import { DigitalMembership } from '../digitalMembership.ts';
import { FeeStatement } from '../feeStatement.ts';
import { MoneyInput } from '../money.ts';
import { NetherlandsRefusal } from '../netherlandsRefusal.ts';
import type { NetherlandsRequest } from '../request.ts';
import { SUBSCRIPTION_STATUS_NAMES } from '../subscriptionStatus.ts';

@InputType({ description: 'Which membership gets another term.' })
class RenewDigitalMembershipInput {
  @Field(() => String, { description: 'Chosen by the client, 8 to 100 characters; the same for a repeated attempt.' })
  readonly idempotencyKey!: string;

  @Field(() => ID, { description: 'Any membership of the member: the newest that was not cancelled is renewed.' })
  readonly membershipId!: string;

  @Field(() => String, { nullable: true, description: 'The code of another type; the same as before where left out.' })
  readonly subscriptionType?: string | null;

  @Field(() => MoneyInput, { nullable: true, description: 'From nothing to the whole fee. Only a library gives any.' })
  readonly discount?: MoneyInput | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Says what it would be and changes nothing.' })
  readonly dryRun!: boolean;
}

@ObjectType('DigitalRenewal', {
  description: 'Another term of a membership. Login account and password stay as they are.',
})
class DigitalRenewal {
  @Field(() => DigitalMembership, { nullable: true, description: 'The new term. Null in a dry run.' })
  readonly membership?: DigitalMembership | undefined;

  @Field(() => DateScalar, { description: 'The day after the last term while that runs, else today.' })
  readonly since!: CalendarDate;

  @Field(() => DateScalar, { description: 'Its last day.' })
  readonly through!: CalendarDate;

  @Field(() => SUBSCRIPTION_STATUS_NAMES, {
    description: 'AWAITING_PAYMENT where its owner renewed and has to pay: it gives no rights until then.',
  })
  readonly subscriptionStatus!: SubscriptionStatus;

  @Field(() => FeeStatement, { description: 'What it costs.' })
  readonly feeStatement!: FeeStatement;
}

const RenewDigitalMembershipResult = orRefusal('RenewDigitalMembershipResult', [DigitalRenewal], NetherlandsRefusal);

@Resolver()
export class RenewDigitalMembershipResolver {
  @Mutation(() => RenewDigitalMembershipResult, {
    nullable: true,
    description: `For a library's staff, and for whoever the membership belongs to: another term. It begins with the month after the
last one, or today where that is over. The KB hears of it.`,
  })
  async renewDigitalMembership(
    @Arg('input', () => RenewDigitalMembershipInput, { description: 'What is renewed.' })
    { subscriptionType, discount, ...input }: RenewDigitalMembershipInput,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    const discountCents = discount && discount.currency !== 'EUR' ? -1 : (discount?.amount ?? 0); // which no rule takes
    const request = { ...input, subscriptionType: subscriptionType ?? undefined, discountCents };
    const outcome = await renewDigitalMembership(registry, await actingAs('renewDigitalMembership'), request);
    if (isRefusal(outcome)) return outcome;
    const { subscription, stored } = outcome;
    const { since, through, status: subscriptionStatus } = subscription;
    const membership = stored ? subscription : undefined;
    return { membership, since, through, subscriptionStatus, feeStatement: feeStatement(outcome) };
  }
}
