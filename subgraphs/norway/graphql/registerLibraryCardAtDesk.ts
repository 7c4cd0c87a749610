import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import type { LookupPurpose } from '../domain/lookupPurpose.ts';
import { type DeskRegistration, registerLibraryCardAtDesk } from '../operations/registerLibraryCardAtDesk.ts';
import { LibraryCardAccount } from './libraryCardAccount.ts';
import { LibraryCardLookupPurpose } from './lookupPurpose.ts';
import { NationalIdentityNumberScalar } from './nationalIdentityNumber.ts';
import { orNorwayRefusal } from './norwayRefusal.ts';
import type { NorwegianRequest } from './request.ts';

@InputType({ description: 'The person at the desk and the printed card they are given.' })
class RegisterLibraryCardAtDeskInput implements DeskRegistration {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; the same again for a repeated attempt.',
  })
  readonly idempotencyKey!: string;

  @Field(() => NationalIdentityNumberScalar, { description: 'Of the person, who has shown who they are.' })
  readonly nationalIdentityNumber!: Sensitive;

  @Field(() => LibraryCardLookupPurpose, { description: 'Why the person is looked up.' })
  readonly purpose!: LookupPurpose;

  @Field(() => String, { description: 'On the printed card: of a series that this library has reserved.' })
  readonly cardNumber!: string;

  @Field(() => String, { description: 'Eight digits, or with a plus sign and the country code.' })
  readonly telephone!: string;

  @Field(() => String, { description: 'One mailbox.' })
  readonly email!: string;

  @Field(() => String, { description: "The version of this library's lending rules that the person accepts." })
  readonly acceptedRulesVersion!: string;
}

const Result = orNorwayRefusal('RegisterLibraryCardAtDeskResult', LibraryCardAccount);

@Resolver()
export class RegisterLibraryCardAtDeskResolver {
  @Mutation(() => Result, {
    description: `For library staff: a national library card in printed form for the person at the desk. The desk's library
becomes the home library by itself, and the card works there at once.`,
  })
  async registerLibraryCardAtDesk(
    @Arg('input', () => RegisterLibraryCardAtDeskInput, { description: 'Whom to register.' })
    input: RegisterLibraryCardAtDeskInput,
    @Ctx() { registry, lookup, actingAs }: NorwegianRequest,
  ): Promise<object> {
    lookup.use();
    return registry.beat.hold(async () =>
      registerLibraryCardAtDesk(registry, await actingAs('registerLibraryCardAtDesk'), input),
    );
  }
}
