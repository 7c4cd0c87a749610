import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/dateScalar.ts';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { isRefusal, type Refusal } from '../../../shared/vocabulary/refusal.ts';
import { payFor } from '../../operations/relations/payFor.ts';
import { type RenewedFor, renewFor } from '../../operations/relations/renewFor.ts';
import { euros, Money } from '../money.ts';
import { NetherlandsRefusal } from '../netherlandsRefusal.ts';
import { LibraryPayment } from '../payments/libraryPayment.ts';
import type { NetherlandsRequest } from '../request.ts';

@InputType({ description: 'For whom a card acts.' })
class RenewForInput {
  @Field(() => String, { description: 'Made up by the client, 8 to 100 characters; a repetition is answered alike.' })
  readonly idempotencyKey!: string;

  @Field(() => [ID], {
    nullable: true,
    description: 'Confirmed relations of the own cards; all of them where left out.',
  })
  readonly relationIds?: string[] | null;
}

@InputType({ description: 'For whom a card pays.' })
class PayForInput extends RenewForInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether what the own cards owe is paid along ('mijzelf').",
  })
  readonly withMyself!: boolean;
}

@ObjectType('RelatedRenewal', { description: "One other card's renewal, or why not." })
class RelatedRenewal {
  @Field(() => ID, { description: 'Of the relation.' })
  readonly relationId!: string;

  @Field(() => String, { nullable: true, description: "The other side's first name, or initials." })
  readonly firstName?: string | undefined;

  @Field(() => Boolean, { description: 'Whether there is a new term.' })
  readonly renewed!: boolean;

  @Field(() => DateScalar, { nullable: true, description: 'The first day of the new term.' })
  readonly since?: CalendarDate | undefined;

  @Field(() => DateScalar, { nullable: true, description: 'Its last day.' })
  readonly through?: CalendarDate | undefined;

  @Field(() => Money, { nullable: true, description: 'What it costs.' })
  readonly balance?: Money | undefined;

  @Field(() => NetherlandsRefusal, { nullable: true, description: 'Why there is none; the others are not affected.' })
  readonly refusal?: Refusal | undefined;
}

@ObjectType('RelatedRenewals', { description: 'What became of each.' })
class RelatedRenewals {
  @Field(() => [RelatedRenewal], { description: 'In no particular order.' })
  readonly renewals!: readonly RelatedRenewal[];
}

const PayForResult = orRefusal('PayForResult', [LibraryPayment], NetherlandsRefusal);

@Resolver()
export class ActForResolver {
  @Mutation(() => RelatedRenewals, {
    nullable: true,
    description: `For a member signed in: renews the subscriptions of those who authorised it, one, several or all. Each is told apart;
one that is refused stops no other. What it costs is open until it is paid.`,
  })
  async renewFor(
    @Arg('input', () => RenewForInput, { description: 'For whom.' }) { idempotencyKey, relationIds }: RenewForInput,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<RelatedRenewals> {
    const request = { idempotencyKey, relationIds: relationIds ?? undefined };
    return { renewals: (await renewFor(registry, await actingAs('renewFor'), request)).map(told) };
  }

  @Mutation(() => PayForResult, {
    description: `For a member signed in: one payment of all that those owe who authorised it, one, several or all, and the page to pay
it on. All or none. At the desk it is receivePaymentAtDesk.`,
  })
  async payFor(
    @Arg('input', () => PayForInput, { description: 'For whom.' }) { relationIds, ...input }: PayForInput,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    return payFor(registry, await actingAs('payFor'), { ...input, relationIds: relationIds ?? undefined });
  }
}

function told({ relationId, firstName, outcome }: RenewedFor): RelatedRenewal {
  if (isRefusal(outcome))
    return { relationId, firstName, renewed: false, refusal: Object.assign(new NetherlandsRefusal(), outcome) };
  const { since, through, fee } = outcome;
  return { relationId, firstName, renewed: true, since, through, balance: euros(fee.balanceCents) };
}
