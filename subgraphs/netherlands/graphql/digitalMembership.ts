import { Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { DateScalar } from '../../shared/graphql/dateScalar.ts';
import {
  MEMBERSHIP_STATUSES,
  Membership,
  MembershipLibrary,
  type MembershipStatus,
} from '../../shared/graphql/membership.ts';
import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import type { Subscription } from '../domain/member.ts';
import { membershipStatus } from '../domain/membershipStatus.ts';
import { type Entitlement, entitlementOn, type SubscriptionType } from '../domain/subscription.ts';
import type { SubscriptionChannel, SubscriptionStatus } from '../domain/subscriptionStatus.ts';
import { DigitalEntitlement, DigitalSubscriptionType } from './digitalSubscriptionType.ts';
import type { NetherlandsRequest } from './request.ts';
import { SUBSCRIPTION_CHANNELS, SUBSCRIPTION_STATUS_NAMES } from './subscriptionStatus.ts';

@ObjectType({
  implements: Membership,
  description: 'A Dutch membership for the national platform only, without a card.',
})
@Directive('@key(fields: "id")')
export class DigitalMembership extends Membership {
  @Field(() => ID, { description: 'Opaque.' })
  declare readonly id: string;

  @Field(() => DateScalar, { description: 'The day of the enrolment.' })
  declare readonly since: CalendarDate;

  @Field(() => DateScalar, { nullable: true, description: 'The last day of the expiry month. Never null here.' })
  declare readonly through: CalendarDate;

  @Field(() => DateScalar, { nullable: true, description: 'The day on which it was cancelled, where it was.' })
  readonly cancelledOn?: CalendarDate | null;

  @Field(() => SUBSCRIPTION_CHANNELS, { description: 'Where it was sold.' })
  readonly channel!: SubscriptionChannel;
}

@Resolver(() => DigitalMembership)
export class DigitalMembershipResolver {
  @FieldResolver(() => String, { description: 'Always NL.' })
  country(): string {
    return 'NL';
  }

  @FieldResolver(() => MEMBERSHIP_STATUSES, {
    description: 'PENDING: the rights exist, but the login account is not activated yet, so nobody can sign in.',
  })
  async status(
    @Root() membership: Subscription,
    @Ctx() { loaders, today }: NetherlandsRequest,
  ): Promise<MembershipStatus> {
    const link = await loaders.linkOfMember.load(membership.customerId);
    const account = link && (await loaders.loginAccount.load(link.loginAccountId));
    return membershipStatus(today(), membership, account);
  }

  @FieldResolver(() => SUBSCRIPTION_STATUS_NAMES, {
    description: "The member system's own status, 1 to 9 there.",
  })
  subscriptionStatus(@Root() { status }: Subscription): SubscriptionStatus {
    return status;
  }

  @FieldResolver(() => MembershipLibrary, { nullable: true, description: 'The branch that enrolled. Never null here.' })
  async library(@Root() { branchCode }: Subscription, @Ctx() { loaders }: NetherlandsRequest): Promise<object> {
    return { code: branchCode, name: (await loaders.branch.load(branchCode))?.name };
  }

  @FieldResolver(() => DigitalSubscriptionType, { description: 'What was bought.' })
  async subscriptionType(
    @Root() { organisationId, typeCode: code }: Subscription,
    @Ctx() { loaders }: NetherlandsRequest,
  ): Promise<SubscriptionType | undefined> {
    return loaders.subscriptionType.load({ organisationId, code });
  }

  @FieldResolver(() => DigitalEntitlement, {
    description: 'From the first day to the last, while the status gives rights.',
  })
  async entitlement(@Root() membership: Subscription, @Ctx() request: NetherlandsRequest): Promise<Entitlement> {
    const type = await this.subscriptionType(membership, request);
    return entitlementOn(request.today(), type, membership);
  }
}
