import { Arg, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { CardAtDesk } from '../operations/cardAtDesk.ts';
import { seeLibraryCard } from '../operations/seeLibraryCard.ts';
import { LibraryCard } from './libraryCard.ts';
import { LibraryCardAccount } from './libraryCardAccount.ts';
import { LibraryMembership } from './libraryMembership.ts';
import type { NorwegianRequest } from './request.ts';

@ObjectType({ description: "A national library card as one library's desk sees it." })
export class LibraryCardAtDesk implements CardAtDesk {
  @Field(() => LibraryCard, { description: 'The card itself.' })
  readonly card!: CardAtDesk['card'];

  @Field(() => LibraryMembership, {
    nullable: true,
    description: 'What its holder is at this library; null before the first use here, unless chosen online.',
  })
  readonly membership!: CardAtDesk['membership'];

  @Field(() => LibraryCardAccount, {
    nullable: true,
    description: 'The person; null until the card is activated here.',
  })
  readonly account!: CardAtDesk['account'];
}

@Resolver()
export class LibraryCardAtDeskResolver {
  @Query(() => LibraryCardAtDesk, {
    nullable: true,
    description: 'For library staff: the card with this number. Null where there is none in use.',
  })
  async libraryCard(
    @Arg('number', () => String, { description: 'N and nine digits, typed or scanned.' }) number: string,
    @Ctx() { registry, actingAs }: NorwegianRequest,
  ): Promise<CardAtDesk | undefined> {
    return seeLibraryCard(registry, await actingAs('libraryCard'), number);
  }
}
