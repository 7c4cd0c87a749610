import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import { isRefusal } from '../../../shared/vocabulary/refusal.ts';
import { signUpNotice } from '../../domain/loginAccounts/signUpNotice.ts';
import { createLoginAccount } from '../../operations/loginAccounts/createLoginAccount.ts';
import { NetherlandsRefusal } from '../netherlandsRefusal.ts';
import type { NetherlandsRequest } from '../request.ts';
import { LETTER_LANGUAGES, type LetterLanguage, languageOf } from './letterLanguage.ts';

@InputType({ description: 'The form for a login account at the KB.' })
class CreateLoginAccountInput {
  @Field(() => String, { description: 'Chosen by the client, 8 to 100 characters; the same for a repeated attempt.' })
  readonly idempotencyKey!: string;

  @Field(() => String, {
    description: '4 to 80 letters, digits, dots, hyphens or underscores, at least two of them letters.',
  })
  readonly username!: string;

  @Field(() => String, { description: 'One mailbox. The link goes there.' })
  readonly email!: string;

  @Field(() => LETTER_LANGUAGES, { defaultValue: 'NL', description: 'In which the account gets its letters.' })
  readonly language!: LetterLanguage;
}

@ObjectType({ description: 'The sign-up was taken. Whether the address has an account already is told in the mail.' })
class LoginAccountRequested {
  @Field(() => Boolean, { description: 'Always true.' })
  readonly accepted!: boolean;

  @Field(() => String, { description: 'What comes next, in the language of the caller.' })
  readonly notice!: string;
}

const CreateLoginAccountResult = orRefusal('CreateLoginAccountResult', [LoginAccountRequested], NetherlandsRefusal);

@Resolver()
export class CreateLoginAccountResolver {
  @Mutation(() => CreateLoginAccountResult, {
    description: `Without a sign-in, first step of online sign-up: a login account, whose owner confirms the address and chooses a
password by the mailed link within 24 hours (activateLoginAccount). Who has one already signs in.`,
  })
  async createLoginAccount(
    @Arg('input', () => CreateLoginAccountInput, { description: 'What the person typed.' })
    input: CreateLoginAccountInput,
    @Ctx() { registry, network, language, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    const signUp = { ...input, language: languageOf(input.language) };
    const outcome = await createLoginAccount(registry, await actingAs('createLoginAccount'), signUp, network);
    return isRefusal(outcome) ? outcome : { ...outcome, notice: signUpNotice(language) };
  }
}
