import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import { forgotUsername } from '../../operations/loginAccounts/forgotUsername.ts';
import { NetherlandsRefusal } from '../netherlandsRefusal.ts';
import type { NetherlandsRequest } from '../request.ts';

@ObjectType({ description: 'The request was taken. Whether the address has an account is not told.' })
class UsernameRequested {
  @Field(() => Boolean, { description: 'Always true.' })
  readonly accepted!: boolean;
}

const ForgotUsernameResult = orRefusal('ForgotUsernameResult', [UsernameRequested], NetherlandsRefusal);

@Resolver()
export class ForgottenUsernameResolver {
  @Mutation(() => ForgotUsernameResult, {
    description:
      'Without a sign-in: mails the usernames that go with that e-mail address to it, if there are any. The answer is the same where there are none.',
  })
  async forgotUsername(
    @Arg('email', () => String, { description: 'The address of the login account.' }) email: string,
    @Ctx() { registry, network, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    return forgotUsername(registry, await actingAs('forgotUsername'), { email, network });
  }
}
