import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { reportCardLost, unblockLibraryCard } from '../operations/reportCardLost.ts';
import { LibraryCard } from './libraryCard.ts';
import { orNorwayRefusal } from './norwayRefusal.ts';
import type { NorwegianRequest } from './request.ts';

@InputType({ description: 'A national library card.' })
class CardNumberInput {
  @Field(() => String, { description: 'Of a digital or a printed card alike.' })
  readonly cardNumber!: string;
}

const ReportCardLostResult = orNorwayRefusal('ReportCardLostResult', LibraryCard);
const UnblockLibraryCardResult = orNorwayRefusal('UnblockLibraryCardResult', LibraryCard);

@Resolver()
export class LostCardResolver {
  @Mutation(() => ReportCardLostResult, {
    description: `Blocks a lost card at every library. The holder says it online, or at a library that they are a patron of.`,
  })
  async reportCardLost(
    @Arg('input', () => CardNumberInput, { description: 'Which card.' }) { cardNumber }: CardNumberInput,
    @Ctx() { registry, actingAs }: NorwegianRequest,
  ): Promise<object> {
    return reportCardLost(registry, await actingAs('reportCardLost'), cardNumber);
  }

  @Mutation(() => UnblockLibraryCardResult, {
    description: 'For library staff: the card was found again and is shown at the desk.',
  })
  async unblockLibraryCard(
    @Arg('input', () => CardNumberInput, { description: 'Which card.' }) { cardNumber }: CardNumberInput,
    @Ctx() { registry, actingAs }: NorwegianRequest,
  ): Promise<object> {
    return unblockLibraryCard(registry, await actingAs('unblockLibraryCard'), cardNumber);
  }
}
