import { Arg, Ctx, Field, InputType, Mutation, Query, Resolver } from 'type-graphql';
import type { LocalCard } from '../domain/localCard.ts';
import { type CardLink, linkLibraryCard } from '../operations/linkLibraryCard.ts';
import { discardLocalCard, seeLocalCard } from '../operations/localCardAtDesk.ts';
import { LibraryCardAtDesk } from './libraryCardAtDesk.ts';
import { LocalLibraryCard } from './localLibraryCard.ts';
import { orNorwayRefusal } from './norwayRefusal.ts';
import type { NorwegianRequest } from './request.ts';

@InputType({ description: "A local card and its holder's national one." })
class LinkLibraryCardInput implements CardLink {
  @Field(() => String, { description: 'Of the own library.' })
  readonly localCardNumber!: string;

  @Field(() => String, { description: 'Of the national card, digital or printed.' })
  readonly cardNumber!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The version of this library's lending rules that the person accepts; left out where the card is activated here.",
  })
  readonly acceptedRulesVersion?: string | null;
}

@InputType({ description: 'A local card that its holder needs no more.' })
class DiscardLocalCardInput {
  @Field(() => String, { description: 'Of the own library.' })
  readonly localCardNumber!: string;
}

const LinkLibraryCardResult = orNorwayRefusal('LinkLibraryCardResult', LibraryCardAtDesk);
const DiscardLocalCardResult = orNorwayRefusal('DiscardLocalCardResult', LocalLibraryCard);

@Resolver()
export class LocalCardAtDeskResolver {
  @Query(() => LocalLibraryCard, {
    nullable: true,
    description: "For library staff: the own library's card with this number. Null where there is none.",
  })
  async localLibraryCard(
    @Arg('number', () => String, { description: 'Typed or scanned.' }) number: string,
    @Ctx() { registry, actingAs }: NorwegianRequest,
  ): Promise<LocalCard | undefined> {
    return seeLocalCard(registry, await actingAs('localLibraryCard'), number);
  }

  @Mutation(() => LinkLibraryCardResult, {
    description: `For library staff: links the national card of somebody who also has a local card to the own library, and activates it
there where that was not done yet.`,
  })
  async linkLibraryCard(
    @Arg('input', () => LinkLibraryCardInput, { description: 'Which cards.' }) input: LinkLibraryCardInput,
    @Ctx() { registry, actingAs }: NorwegianRequest,
  ): Promise<object> {
    return linkLibraryCard(registry, await actingAs('linkLibraryCard'), input);
  }

  @Mutation(() => DiscardLocalCardResult, {
    description: 'For library staff: discards a local card, once the national card of its holder is linked.',
  })
  async discardLocalCard(
    @Arg('input', () => DiscardLocalCardInput, { description: 'Which card.' })
    { localCardNumber }: DiscardLocalCardInput,
    @Ctx() { registry, actingAs }: NorwegianRequest,
  ): Promise<object> {
    return discardLocalCard(registry, await actingAs('discardLocalCard'), localCardNumber);
  }
}
