import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/dateScalar.ts';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { DigitalLevel } from '../../domain/subscription.ts';
import { kbCopies, repairPassNumberAtKb } from '../../operations/synchronisation/kbCopies.ts';
import { NetherlandsRefusal } from '../netherlandsRefusal.ts';
import type { NetherlandsRequest } from '../request.ts';
import { DIGITAL_LEVELS } from '../subscriptionKinds.ts';

@ObjectType('KbMemberCopy', {
  description: "What the KB has of one library's member, and nothing of that library's own.",
})
class KbMemberCopy {
  @Field(() => ID, { description: "Opaque: the library's internal id, by which the two owners speak of the member." })
  readonly customerId!: string;

  @Field(() => DIGITAL_LEVELS, { description: 'What it opens on the national platform.' })
  readonly kbSubscription!: DigitalLevel;

  @Field(() => String, { nullable: true, description: 'As the library announced it, or as it was repaired.' })
  readonly passNumber?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day. Null where nothing is open.' })
  readonly validThrough?: CalendarDate | null;

  @Field(() => GraphQLDateTime, { description: 'When the library last told it.' })
  readonly synchronisedAt!: Date;
}

const RepairPassNumberAtKbResult = orRefusal('RepairPassNumberAtKbResult', [KbMemberCopy], NetherlandsRefusal);

@Resolver()
export class KbCopiesResolver {
  @Query(() => [KbMemberCopy], {
    nullable: true,
    description:
      "For the KB's customer care and identity management: what the KB has for the account with that username, at most one for each " +
      'library. Empty where there is nothing. Each look is on record.',
  })
  async kbCopies(
    @Arg('username', () => String, { description: 'As the borrower says it.' }) username: string,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object[]> {
    return kbCopies(registry, await actingAs('kbCopies'), username);
  }

  @Mutation(() => RepairPassNumberAtKbResult, {
    nullable: true,
    description: `For the KB's identity management: another pass number in the KB's copy, where a library's announcement did not
come through. What the library announces next overwrites it.`,
  })
  async repairPassNumberAtKb(
    @Arg('customerId', () => ID, { description: 'Of the copy.' }) customerId: string,
    @Arg('passNumber', () => String, { description: '10 to 14 digits.' }) passNumber: string,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    return repairPassNumberAtKb(registry, await actingAs('repairPassNumberAtKb'), { customerId, passNumber });
  }
}
