import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { type OnlineRegistration, registerLibraryCard } from '../operations/registerLibraryCard.ts';
import { LibraryCardAccount } from './libraryCardAccount.ts';
import { orNorwayRefusal } from './norwayRefusal.ts';
import type { NorwegianRequest } from './request.ts';

@InputType({ description: 'What the person adds to what the sign-in and the population register already say.' })
class RegisterLibraryCardInput implements OnlineRegistration {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; the same again for a repeated attempt.',
  })
  readonly idempotencyKey!: string;

  @Field(() => String, { description: 'The library to belong to, one of `libraries`.' })
  readonly libraryNumber!: string;

  @Field(() => String, { description: 'Eight digits, or with a plus sign and the country code.' })
  readonly telephone!: string;

  @Field(() => String, { description: 'One mailbox.' })
  readonly email!: string;
}

const RegisterLibraryCardResult = orNorwayRefusal('RegisterLibraryCardResult', LibraryCardAccount);

@Resolver()
export class RegisterLibraryCardResolver {
  @Mutation(() => RegisterLibraryCardResult, {
    description: `For a person signed in at ID-porten: a national library card in digital form. Name and address come from
the population register. The chosen library must activate the card at its first use there.`,
  })
  async registerLibraryCard(
    @Arg('input', () => RegisterLibraryCardInput, { description: 'What to register.' }) input: RegisterLibraryCardInput,
    @Ctx() { registry, actingAs }: NorwegianRequest,
  ): Promise<object> {
    return registerLibraryCard(registry, await actingAs('registerLibraryCard'), input);
  }
}
