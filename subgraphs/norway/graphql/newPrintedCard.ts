import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { type NewPrintedCard, printLibraryCard, replaceLibraryCard } from '../operations/giveNewCard.ts';
import { LibraryCardAtDesk } from './libraryCardAtDesk.ts';
import { orNorwayRefusal } from './norwayRefusal.ts';
import type { NorwegianRequest } from './request.ts';

@InputType({ description: 'A printed card in the place of another card of the same account.' })
class NewPrintedCardInput implements NewPrintedCard {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; the same again for a repeated attempt.',
  })
  readonly idempotencyKey!: string;

  @Field(() => String, { description: 'Of the card that ends.' })
  readonly cardNumber!: string;

  @Field(() => String, { description: 'On the printed card: of a series that this library has reserved.' })
  readonly newCardNumber!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Only say whether it could be done.' })
  readonly dryRun!: boolean;
}

const PrintLibraryCardResult = orNorwayRefusal('PrintLibraryCardResult', LibraryCardAtDesk);
const ReplaceLibraryCardResult = orNorwayRefusal('ReplaceLibraryCardResult', LibraryCardAtDesk);

@Resolver()
export class NewPrintedCardResolver {
  @Mutation(() => PrintLibraryCardResult, {
    description: `For library staff: a printed card for the holder of a digital one, who asks for it at the library. The digital card
is deleted and the printed one given to the same account at once; memberships stay as they are.`,
  })
  async printLibraryCard(
    @Arg('input', () => NewPrintedCardInput, { description: 'Which cards.' }) input: NewPrintedCardInput,
    @Ctx() { registry, actingAs }: NorwegianRequest,
  ): Promise<object> {
    return printLibraryCard(registry, await actingAs('printLibraryCard'), input);
  }

  @Mutation(() => ReplaceLibraryCardResult, {
    description: 'For library staff: a printed card for one that was reported lost, on the same account.',
  })
  async replaceLibraryCard(
    @Arg('input', () => NewPrintedCardInput, { description: 'Which cards.' }) input: NewPrintedCardInput,
    @Ctx() { registry, actingAs }: NorwegianRequest,
  ): Promise<object> {
    return replaceLibraryCard(registry, await actingAs('replaceLibraryCard'), input);
  }
}
