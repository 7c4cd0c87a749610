import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { activateLibraryCard, type CardActivation } from '../operations/activateLibraryCard.ts';
import { LibraryCardAtDesk } from './libraryCardAtDesk.ts';
import { orNorwayRefusal } from './norwayRefusal.ts';
import type { NorwegianRequest } from './request.ts';

@InputType({ description: 'A card at its first use in a library.' })
class ActivateLibraryCardInput implements CardActivation {
  @Field(() => String, { description: 'Of a digital or a printed card alike.' })
  readonly cardNumber!: string;

  @Field(() => String, { description: "The version of this library's lending rules that the person accepts." })
  readonly acceptedRulesVersion!: string;
}

const ActivateLibraryCardResult = orNorwayRefusal('ActivateLibraryCardResult', LibraryCardAtDesk);

@Resolver()
export class ActivateLibraryCardResolver {
  @Mutation(() => ActivateLibraryCardResult, {
    description: `For library staff: makes the holder of the card a patron of their own library, at the first use there. Done
twice, it is refused the second time and changes nothing.`,
  })
  async activateLibraryCard(
    @Arg('input', () => ActivateLibraryCardInput, { description: 'Which card.' }) input: ActivateLibraryCardInput,
    @Ctx() { registry, actingAs }: NorwegianRequest,
  ): Promise<object> {
    return activateLibraryCard(registry, await actingAs('activateLibraryCard'), input);
  }
}
