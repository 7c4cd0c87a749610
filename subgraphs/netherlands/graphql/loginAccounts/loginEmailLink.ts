import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import { SecretText } from '../../../shared/graphql/sensitiveInput.ts';
import { isRefusal } from '../../../shared/vocabulary/refusal.ts';
import type { Sensitive } from '../../../shared/vocabulary/sensitive.ts';
import { confirmLoginEmail, revertLoginEmail } from '../../operations/loginAccounts/useEmailLink.ts';
import { NetherlandsRefusal } from '../netherlandsRefusal.ts';
import type { NetherlandsRequest } from '../request.ts';

@ObjectType({ description: 'The e-mail address that counts for a login account from now on.' })
class LoginEmail {
  @Field(() => String, { description: 'To whoever proved to read it.' })
  readonly email!: string;
}

const ConfirmLoginEmailResult = orRefusal('ConfirmLoginEmailResult', [LoginEmail], NetherlandsRefusal);
const RevertLoginEmailResult = orRefusal('RevertLoginEmailResult', [LoginEmail], NetherlandsRefusal);

@Resolver()
export class LoginEmailLinkResolver {
  @Mutation(() => ConfirmLoginEmailResult, {
    description:
      'Without a sign-in: uses up the link that was mailed to a new address. From here on it is the address of the login account.',
  })
  async confirmLoginEmail(
    @Arg('token', () => SecretText, { description: 'What the link carries.' }) token: Sensitive,
    @Ctx() { registry, network, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    const link = { token: token.reveal(), network };
    const outcome = await confirmLoginEmail(registry, await actingAs('confirmLoginEmail'), link);
    return isRefusal(outcome) ? outcome : { email: outcome.email };
  }

  @Mutation(() => RevertLoginEmailResult, {
    description: `Without a sign-in: uses up the link that was mailed to the address that a login account had. It has that address
again, with this password, and sign-ins of before are over.`,
  })
  async revertLoginEmail(
    @Arg('token', () => SecretText, { description: 'What the link carries.' }) token: Sensitive,
    @Arg('password', () => SecretText, { description: 'The new password.' }) password: Sensitive,
    @Arg('passwordAgain', () => SecretText, { description: 'The same once more.' }) passwordAgain: Sensitive,
    @Ctx() { registry, network, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    const outcome = await revertLoginEmail(registry, await actingAs('revertLoginEmail'), {
      token: token.reveal(),
      password: password.reveal(),
      passwordAgain: passwordAgain.reveal(),
      network,
    });
    return isRefusal(outcome) ? outcome : { email: outcome.email };
  }
}
