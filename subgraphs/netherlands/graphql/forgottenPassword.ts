import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { orRefusal } from '../../shared/graphql/refusalType.ts';
import { SecretText } from '../../shared/graphql/sensitiveInput.ts';
import { isRefusal } from '../../shared/vocabulary/refusal.ts';
import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import { shownToOwner } from '../domain/shownLoginAccount.ts';
import { forgotPassword } from '../operations/forgotPassword.ts';
import { resetPassword } from '../operations/resetPassword.ts';
import { LoginAccount } from './loginAccount.ts';
import { NetherlandsRefusal } from './netherlandsRefusal.ts';
import type { NetherlandsRequest } from './request.ts';

@ObjectType({ description: 'The request was taken. Whether there is such an account is not told.' })
class PasswordResetRequested {
  @Field(() => Boolean, { description: 'Always true.' })
  readonly accepted!: boolean;
}

const ForgotPasswordResult = orRefusal('ForgotPasswordResult', [PasswordResetRequested], NetherlandsRefusal);
const ResetPasswordResult = orRefusal('ResetPasswordResult', [LoginAccount], NetherlandsRefusal);

@Resolver()
export class ForgottenPasswordResolver {
  @Mutation(() => ForgotPasswordResult, {
    description: `Without a sign-in: mails a one-time link to the address of the account with that username (E2), if there is one.
The answer is the same where there is none. Earlier links stop working when the mail goes out.`,
  })
  async forgotPassword(
    @Arg('username', () => String, { description: 'The username, not the e-mail address.' }) username: string,
    @Ctx() { registry, network, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    return forgotPassword(registry, await actingAs('forgotPassword'), { username, network });
  }

  @Mutation(() => ResetPasswordResult, {
    description: `Without a sign-in: uses the mailed link up and sets the password, by the rules of activateLoginAccount. Tokens
of before stop working.`,
  })
  async resetPassword(
    @Arg('token', () => SecretText, { description: 'What the link carries.' }) token: Sensitive,
    @Arg('password', () => SecretText, { description: 'The new password.' }) password: Sensitive,
    @Arg('passwordAgain', () => SecretText, { description: 'The same once more.' }) passwordAgain: Sensitive,
    @Ctx() { registry, network, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    const outcome = await resetPassword(registry, await actingAs('resetPassword'), {
      token: token.reveal(),
      password: password.reveal(),
      passwordAgain: passwordAgain.reveal(),
      network,
    });
    return isRefusal(outcome) ? outcome : shownToOwner(outcome, registry.now());
  }
}
