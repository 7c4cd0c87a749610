import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/dateScalar.ts';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { isRefusal } from '../../../shared/vocabulary/refusal.ts';
import { feeStatement } from '../../domain/feeStatement.ts';
import { onlineLibraries, type OnlineLibrary as Seller } from '../../operations/online/onlineLibraries.ts';
import { subscribeOnline } from '../../operations/online/subscribeOnline.ts';
import { DigitalMembership } from '../digitalMembership.ts';
import { DigitalSubscriptionType } from '../digitalSubscriptionType.ts';
import { FeeStatement } from '../feeStatement.ts';
import { NetherlandsRefusal } from '../netherlandsRefusal.ts';
import type { NetherlandsRequest } from '../request.ts';

@ObjectType('OnlineLibrary', { description: 'A library that sells digital subscriptions online.' })
class OnlineLibrary {
  @Field(() => ID, { description: 'Opaque; the `libraryId` of subscribeOnline.' })
  readonly id!: string;

  @Field(() => String, { description: 'As it calls itself.' })
  readonly name!: string;

  @Field(() => [DigitalSubscriptionType], { description: 'What it sells online: digital only, without a card.' })
  readonly subscriptionTypes!: DigitalSubscriptionType[];
}

@InputType({ description: 'Who signs up online, and for what.' })
class SubscribeOnlineInput {
  @Field(() => String, { description: 'Chosen by the client, 8 to 100 characters; the same for a repeated attempt.' })
  readonly idempotencyKey!: string;

  @Field(() => ID, { description: 'One of `onlineLibraries`.' })
  readonly libraryId!: string;

  @Field(() => String, { description: "The code of what is bought, e.g. '0141'." })
  readonly subscriptionType!: string;

  @Field(() => String, { description: "E.g. 'E.B.'" })
  readonly initials!: string;

  @Field(() => String, { nullable: true, description: "E.g. 'van der'" })
  readonly prefix?: string | null;

  @Field(() => String, { description: 'Without the prefix.' })
  readonly lastName!: string;

  @Field(() => String, { nullable: true, description: "What the person is called ('roepnaam')." })
  readonly callName?: string | null;

  @Field(() => DateScalar, { description: 'Of whoever signs up: no identity document is looked at.' })
  readonly birthDate!: CalendarDate;

  @Field(() => String, { defaultValue: 'NL', description: 'Where the person lives, ISO 3166-1 alpha-2.' })
  readonly country!: string;

  @Field(() => String, { description: 'Of that country, with or without its space.' })
  readonly postcode!: string;

  @Field(() => Int, { description: '1 to 99999.' })
  readonly houseNumber!: number;

  @Field(() => String, { nullable: true, description: 'At most six letters or digits.' })
  readonly houseNumberAddition?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: "Whether the person wants the library's newsletter." })
  readonly newsletter!: boolean;
}

@ObjectType('OnlineSubscription', {
  description: 'A subscription that waits to be paid: it gives no rights until then.',
})
class OnlineSubscription {
  @Field(() => DigitalMembership, { description: 'Its id is what payOnline takes.' })
  readonly membership!: DigitalMembership;

  @Field(() => FeeStatement, { description: 'What it costs. The term begins on the day of the payment.' })
  readonly feeStatement!: FeeStatement;
}

const SubscribeOnlineResult = orRefusal('SubscribeOnlineResult', [OnlineSubscription], NetherlandsRefusal);

@Resolver()
export class SubscribeOnlineResolver {
  @Query(() => [OnlineLibrary], {
    nullable: true,
    description:
      'Where a digital subscription can be bought online, by name: at most the library organisations of the country.',
  })
  async onlineLibraries(@Ctx() { registry, actingAs }: NetherlandsRequest): Promise<Seller[]> {
    await actingAs('onlineLibraries');
    return onlineLibraries(registry);
  }

  @Mutation(() => SubscribeOnlineResult, {
    description: `For whoever is signed in with a login account (the first two steps of signing up online: the account and its
password): the third step, a digital subscription. It is active once it is paid, by payOnline.`,
  })
  async subscribeOnline(
    @Arg('input', () => SubscribeOnlineInput, { description: 'Who and what.' }) input: SubscribeOnlineInput,
    @Ctx() { registry, network, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    const holder = await actingAs('subscribeOnline');
    const { prefix, callName, houseNumberAddition, ...rest } = input;
    const optional = {
      prefix: prefix ?? undefined,
      callName: callName ?? undefined,
      houseNumberAddition: houseNumberAddition ?? undefined,
    };
    const outcome = await subscribeOnline(registry, holder, { ...rest, ...optional }, network);
    if (isRefusal(outcome)) return outcome;
    return { membership: outcome.subscription, feeStatement: feeStatement(outcome) };
  }
}
