import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import { SecretText } from '../../../shared/graphql/sensitiveInput.ts';
import { isRefusal } from '../../../shared/vocabulary/refusal.ts';
import type { Sensitive } from '../../../shared/vocabulary/sensitive.ts';
import { shownToOwner } from '../../domain/shownLoginAccount.ts';
import { changeMyLoginEmail } from '../../operations/loginAccounts/changeLoginEmail.ts';
import { changeMyPassword } from '../../operations/loginAccounts/changePassword.ts';
import { changeMyUsername } from '../../operations/loginAccounts/changeUsername.ts';
import { LoginAccount } from '../loginAccount.ts';
import { NetherlandsRefusal } from '../netherlandsRefusal.ts';
import type { NetherlandsRequest } from '../request.ts';
import { SignedIn } from '../signIn.ts';

@ObjectType({
  description: 'Another e-mail address was asked for. It counts once the link that was mailed there is used.',
})
export class LoginEmailChangeAsked {
  @Field(() => GraphQLDateTime, { description: 'At this moment the mailed link stops working.' })
  readonly linkValidUntil!: Date;
}

const ChangeMyUsernameResult = orRefusal('ChangeMyUsernameResult', [LoginAccount], NetherlandsRefusal);
const ChangeMyLoginEmailResult = orRefusal('ChangeMyLoginEmailResult', [LoginEmailChangeAsked], NetherlandsRefusal);
const ChangeMyPasswordResult = orRefusal('ChangeMyPasswordResult', [SignedIn], NetherlandsRefusal);

@Resolver()
export class OwnLoginAccountResolver {
  @Mutation(() => ChangeMyUsernameResult, {
    description:
      'For whoever is signed in with a login account: another username. The old one signs nobody in any more, and is nobody else’s for some time.',
  })
  async changeMyUsername(
    @Arg('username', () => String, {
      description: '4 to 80 letters, digits, dots, hyphens or underscores, at least two of them letters.',
    })
    username: string,
    @Arg('password', () => SecretText, { description: 'The present password.' }) password: Sensitive,
    @Ctx() { registry, network, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    const form = { username, password: password.reveal(), network };
    const outcome = await changeMyUsername(registry, await actingAs('changeMyUsername'), form);
    return isRefusal(outcome) ? outcome : shownToOwner(outcome, registry.now());
  }

  @Mutation(() => ChangeMyLoginEmailResult, {
    description: `For whoever is signed in with a login account: asks for another e-mail address. A link goes to the new address and
word of it to the old; nothing changes until the link is used (confirmLoginEmail). Asking again ends an earlier link.`,
  })
  async changeMyLoginEmail(
    @Arg('email', () => String, { description: 'One mailbox.' }) email: string,
    @Arg('password', () => SecretText, { description: 'The present password.' }) password: Sensitive,
    @Ctx() { registry, network, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    const form = { email, password: password.reveal(), network };
    return changeMyLoginEmail(registry, await actingAs('changeMyLoginEmail'), form);
  }

  @Mutation(() => ChangeMyPasswordResult, {
    description:
      'For whoever is signed in with a login account: another password, by the rules of activateLoginAccount. Tokens of before stop working; the answer has a new one.',
  })
  async changeMyPassword(
    @Arg('presentPassword', () => SecretText, { description: 'The one to be replaced.' }) presentPassword: Sensitive,
    @Arg('password', () => SecretText, { description: 'The new password.' }) password: Sensitive,
    @Arg('passwordAgain', () => SecretText, { description: 'The same once more.' }) passwordAgain: Sensitive,
    @Ctx() { registry, network, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    const outcome = await changeMyPassword(registry, await actingAs('changeMyPassword'), {
      presentPassword: presentPassword.reveal(),
      password: password.reveal(),
      passwordAgain: passwordAgain.reveal(),
      network,
    });
    if (isRefusal(outcome)) return outcome;
    return { ...outcome, loginAccount: shownToOwner(outcome.loginAccount, registry.now()) };
  }
}
