import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import { SecretText } from '../../../shared/graphql/sensitiveInput.ts';
import { isRefusal } from '../../../shared/vocabulary/refusal.ts';
import type { Sensitive } from '../../../shared/vocabulary/sensitive.ts';
import { shownToOwner } from '../../domain/shownLoginAccount.ts';
import { replaceTemporaryPassword } from '../../operations/loginAccounts/replaceTemporaryPassword.ts';
import { NetherlandsRefusal } from '../netherlandsRefusal.ts';
import type { NetherlandsRequest } from '../request.ts';
import { SignedIn } from '../signIn.ts';

const ReplaceTemporaryPasswordResult = orRefusal('ReplaceTemporaryPasswordResult', [SignedIn], NetherlandsRefusal);

@Resolver()
export class ReplaceTemporaryPasswordResolver {
  @Mutation(() => ReplaceTemporaryPasswordResult, {
    description: `Without a sign-in: chooses a password with the temporary one that customer care told, by the rules of
activateLoginAccount, and signs in. signIn answers NEW_PASSWORD_REQUIRED until this is done.`,
  })
  async replaceTemporaryPassword(
    @Arg('username', () => String, { description: 'As for signIn.' }) username: string,
    @Arg('temporaryPassword', () => SecretText, { description: 'As it was told.' }) temporaryPassword: Sensitive,
    @Arg('password', () => SecretText, { description: 'The new password.' }) password: Sensitive,
    @Arg('passwordAgain', () => SecretText, { description: 'The same once more.' }) passwordAgain: Sensitive,
    @Ctx() { registry, network, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    const outcome = await replaceTemporaryPassword(registry, await actingAs('replaceTemporaryPassword'), {
      username,
      temporaryPassword: temporaryPassword.reveal(),
      password: password.reveal(),
      passwordAgain: passwordAgain.reveal(),
      network,
    });
    if (isRefusal(outcome)) return outcome;
    return { ...outcome, loginAccount: shownToOwner(outcome.loginAccount, registry.now()) };
  }
}
