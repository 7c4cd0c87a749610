import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { orRefusal } from '../../shared/graphql/refusalType.ts';
import { SecretText } from '../../shared/graphql/sensitiveInput.ts';
import { isRefusal } from '../../shared/vocabulary/refusal.ts';
import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import { shownToOwner } from '../domain/shownLoginAccount.ts';
import { activateLoginAccount } from '../operations/activateLoginAccount.ts';
import { LoginAccount } from './loginAccount.ts';
import { NetherlandsRefusal } from './netherlandsRefusal.ts';
import type { NetherlandsRequest } from './request.ts';

const ActivateLoginAccountResult = orRefusal('ActivateLoginAccountResult', [LoginAccount], NetherlandsRefusal);

@Resolver()
export class ActivateLoginAccountResolver {
  @Mutation(() => ActivateLoginAccountResult, {
    description: `Without a sign-in: uses the mailed link up. Confirms the e-mail address and sets the password: 8 to 128 characters
with an upper-case letter, a lower-case letter, a digit and one of ! @ $ % ^ * ( ) < > ?`,
  })
  async activateLoginAccount(
    @Arg('token', () => SecretText, { description: 'What the link carries.' }) token: Sensitive,
    @Arg('password', () => SecretText, { description: 'The new password.' }) password: Sensitive,
    @Arg('passwordAgain', () => SecretText, { description: 'The same once more.' }) passwordAgain: Sensitive,
    @Ctx() { registry, network, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    const outcome = await activateLoginAccount(registry, await actingAs('activateLoginAccount'), {
      token: token.reveal(),
      password: password.reveal(),
      passwordAgain: passwordAgain.reveal(),
      network,
    });
    return isRefusal(outcome) ? outcome : shownToOwner(outcome, registry.now());
  }
}
