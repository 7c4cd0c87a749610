import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver, registerEnumType } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/dateScalar.ts';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { isRefusal } from '../../../shared/vocabulary/refusal.ts';
import type { CancelWhen } from '../../domain/subscriptionLife/cancellation.ts';
import { cancelDigitalMembership } from '../../operations/subscriptionLife/cancelDigitalMembership.ts';
import { DigitalMembership } from '../digitalMembership.ts';
import { euros, Money } from '../money.ts';
import { NetherlandsRefusal } from '../netherlandsRefusal.ts';
import type { NetherlandsRequest } from '../request.ts';

const CANCEL_WHEN: Readonly<Record<CancelWhen, CancelWhen>> = { AT_END_OF_TERM: 'AT_END_OF_TERM', AT_ONCE: 'AT_ONCE' };

registerEnumType(CANCEL_WHEN, {
  name: 'CancelDigitalMembershipWhen',
  description: 'When a cancellation takes the rights.',
  valuesConfig: {
    AT_END_OF_TERM: { description: 'With the last day of the term that runs. Terms to come do not begin.' },
    AT_ONCE: { description: 'Now. Only a library can do that.' },
  },
});

@InputType({ description: 'Which membership is cancelled, and when it ends.' })
class CancelDigitalMembershipInput {
  @Field(() => ID, { description: 'Any membership of the member.' })
  readonly membershipId!: string;

  @Field(() => CANCEL_WHEN, { defaultValue: 'AT_END_OF_TERM', description: 'When the rights end.' })
  readonly when!: CancelWhen;

  @Field(() => Boolean, { defaultValue: false, description: 'Says what it would do and changes nothing.' })
  readonly dryRun!: boolean;
}

@ObjectType('DigitalCancellation', { description: 'What a cancellation does. The login account stays.' })
class DigitalCancellation {
  @Field(() => [DigitalMembership], { description: 'The terms that it is about, as they stand after it.' })
  readonly memberships!: readonly object[];

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day with rights. Null where there are none any more.',
  })
  readonly rightsThrough?: CalendarDate | undefined;

  @Field(() => Money, { description: 'What was charged and is not paid. Cancelling settles nothing.' })
  readonly openAmount!: Money;
}

const CancelDigitalMembershipResult = orRefusal(
  'CancelDigitalMembershipResult',
  [DigitalCancellation],
  NetherlandsRefusal,
);

@Resolver()
export class CancelDigitalMembershipResolver {
  @Mutation(() => CancelDigitalMembershipResult, {
    nullable: true,
    description:
      "For a library's staff, and for whoever the membership belongs to: no further term. The KB hears of it.",
  })
  async cancelDigitalMembership(
    @Arg('input', () => CancelDigitalMembershipInput, { description: 'What is cancelled.' })
    input: CancelDigitalMembershipInput,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    const outcome = await cancelDigitalMembership(registry, await actingAs('cancelDigitalMembership'), input);
    if (isRefusal(outcome)) return outcome;
    const { changed: memberships, rightsThrough, openCents } = outcome;
    return { memberships, rightsThrough, openAmount: euros(openCents) };
  }
}
