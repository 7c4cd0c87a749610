import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { closeCardToRelations } from '../../operations/relations/closeCardToRelations.ts';
import type { NetherlandsRequest } from '../request.ts';

@ObjectType('CardClosure', { description: 'Whether a card takes part in relations.' })
class CardClosure {
  @Field(() => ID, { description: 'Of the card.' })
  readonly cardId!: string;

  @Field(() => Boolean, { description: 'Whether it takes part in none.' })
  readonly closedToRelations!: boolean;
}

@Resolver()
export class CloseCardToRelationsResolver {
  @Mutation(() => CardClosure, {
    nullable: true,
    description: `For the card's owner, or a desk of its library at his word: ends all relations of the card and lets none begin, or
lets them begin again. Whoever asks for a closed card is answered as for one that does not exist.`,
  })
  async closeCardToRelations(
    @Arg('cardId', () => ID, { description: 'The own card; for a desk, the customer id of a member.' }) cardId: string,
    @Arg('closed', () => Boolean, { description: 'False opens it again.' }) closed: boolean,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    return closeCardToRelations(registry, await actingAs('closeCardToRelations'), { cardId, closed });
  }
}
