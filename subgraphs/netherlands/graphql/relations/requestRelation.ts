import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/dateScalar.ts';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { RelationFunction } from '../../domain/relations/cardRelation.ts';
import { requestRelation, type TypedRelation } from '../../operations/relations/requestRelation.ts';
import { NetherlandsRefusal } from '../netherlandsRefusal.ts';
import type { NetherlandsRequest } from '../request.ts';
import { CardRelation, RELATION_FUNCTIONS } from './cardRelation.ts';

@InputType({ description: 'One authorisation asked of another card.' })
class RequestRelationInput implements TypedRelation {
  @Field(() => String, { description: 'Made up by the client, 8 to 100 characters; a repetition is answered alike.' })
  readonly idempotencyKey!: string;

  @Field(() => ID, { description: 'The own card that asks.' })
  readonly mainCardId!: string;

  @Field(() => String, { description: "The other card's number." })
  readonly passNumber!: string;

  @Field(() => DateScalar, { description: "The birth date of the other card's owner." })
  readonly birthDate!: CalendarDate;

  @Field(() => RELATION_FUNCTIONS, { description: 'For both functions, ask twice.' })
  readonly function!: RelationFunction;
}

const RequestRelationResult = orRefusal('RequestRelationResult', [CardRelation], NetherlandsRefusal);

@Resolver()
export class RequestRelationResolver {
  @Mutation(() => RequestRelationResult, {
    description: `For a member signed in: asks another card of the same library for one authorisation. The answer is the same whether
there is such a card or not; its owner is mailed, and only his own sign-in confirms it. A few cards an hour.`,
  })
  async requestRelation(
    @Arg('input', () => RequestRelationInput, { description: 'What is asked for.' }) input: RequestRelationInput,
    @Ctx() { registry, network, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    const holder = await actingAs('requestRelation');
    return requestRelation(registry, holder, { ...input }, network);
  }
}
