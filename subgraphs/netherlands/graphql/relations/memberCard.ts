import { Ctx, Field, FieldResolver, ID, ObjectType, Resolver } from 'type-graphql';
import { cardsOf, type MemberCard as MemberCardRecord } from '../../operations/relations/cardsOf.ts';
import type { NetherlandsRequest } from '../request.ts';
import { Viewer } from '../viewer.ts';
import { CardRelation } from './cardRelation.ts';

@ObjectType('MemberCard', {
  description: 'A card, or a pass number without one, of whoever is signed in, at one Dutch library.',
})
class MemberCard implements MemberCardRecord {
  @Field(() => ID, { description: 'Opaque; `mainCardId` of a request for a relation.' })
  readonly id!: string;

  readonly organisationId!: string;

  @Field(() => String, { description: 'The last four digits of its number.' })
  readonly passNumberEnding!: string;

  @Field(() => Boolean, { description: 'Whether it takes part in no relation.' })
  readonly closedToRelations!: boolean;

  @Field(() => [CardRelation], { description: 'What this card asked for and may do for others; the newest first.' })
  readonly actsFor!: readonly CardRelation[];

  @Field(() => [CardRelation], {
    description: 'What others may do for this card, and what waits for its answer; the newest first.',
  })
  readonly actedForBy!: readonly CardRelation[];
}

@Resolver(() => Viewer)
export class MemberCardResolver {
  @FieldResolver(() => [MemberCard], {
    nullable: true,
    description:
      'The cards that the Dutch login account belongs to, with their relations; empty without such a sign-in.',
  })
  async memberCards(@Ctx() { registry, actor }: NetherlandsRequest): Promise<MemberCardRecord[]> {
    return cardsOf(registry, await actor());
  }
}
