import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, Field, FieldResolver, InputType, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import type { Library as NorwegianLibrary } from '../domain/library.ts';
import {
  type Cancellation,
  type CancelledAccount,
  cancelLibraryCardAccount,
} from '../operations/cancelLibraryCardAccount.ts';
import { type HomeLibraryChoice, setHomeLibrary } from '../operations/setHomeLibrary.ts';
import { Library } from './library.ts';
import { LibraryCardAccount } from './libraryCardAccount.ts';
import { orNorwayRefusal } from './norwayRefusal.ts';
import type { NorwegianRequest } from './request.ts';

@InputType({ description: 'Another home library.' })
class SetHomeLibraryInput implements HomeLibraryChoice {
  @Field(() => String, { description: "One among the person's own memberships that have not ended." })
  readonly libraryNumber!: string;
}

@InputType({ description: 'The wish to have no national library card any more.' })
class CancelLibraryCardAccountInput implements Cancellation {
  @Field(() => [String], {
    description:
      'The numbers of the libraries that the person was told they are still a patron of. An empty list asks for them: ' +
      'the refusal STILL_A_PATRON names them in `parts`.',
  })
  readonly acknowledgedLibraries!: string[];
}

@ObjectType({ description: 'A national library card that was cancelled.' })
class CancelledLibraryCardAccount {
  @Field(() => GraphQLDateTime, { description: 'When.' })
  readonly cancelledAt!: Date;
}

const SetHomeLibraryResult = orNorwayRefusal('SetHomeLibraryResult', LibraryCardAccount);
const CancelResult = orNorwayRefusal('CancelLibraryCardAccountResult', CancelledLibraryCardAccount);

@Resolver(() => CancelledLibraryCardAccount)
export class AccountChangesResolver {
  @FieldResolver(() => [Library], {
    description: 'Where the person was a patron until then. Loans and claims there stay.',
  })
  async libraries(
    @Root() { libraries }: CancelledAccount,
    @Ctx() { loaders }: NorwegianRequest,
  ): Promise<NorwegianLibrary[]> {
    const found = await Promise.all(libraries.map((number) => loaders.libraries.load(number)));
    return found.filter((library) => library !== undefined);
  }

  @Mutation(() => SetHomeLibraryResult, { description: 'For the holder of a card: chooses another home library.' })
  async setHomeLibrary(
    @Arg('input', () => SetHomeLibraryInput, { description: 'Which library.' }) input: SetHomeLibraryInput,
    @Ctx() { registry, actingAs }: NorwegianRequest,
  ): Promise<object> {
    return setHomeLibrary(registry, await actingAs('setHomeLibrary'), input);
  }

  @Mutation(() => CancelResult, {
    description: `For the holder of a card: ends every membership and the card. What was registered is erased by the rules of
retention, not by this.`,
  })
  async cancelLibraryCardAccount(
    @Arg('input', () => CancelLibraryCardAccountInput, { description: 'What the person was told.' })
    input: CancelLibraryCardAccountInput,
    @Ctx() { registry, actingAs }: NorwegianRequest,
  ): Promise<object> {
    return cancelLibraryCardAccount(registry, await actingAs('cancelLibraryCardAccount'), input);
  }
}
