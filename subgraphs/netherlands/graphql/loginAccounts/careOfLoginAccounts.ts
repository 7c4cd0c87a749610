import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import { isRefusal } from '../../../shared/vocabulary/refusal.ts';
import { shownToDesk } from '../../domain/shownLoginAccount.ts';
import { changeLoginEmail, changeLoginUsername } from '../../operations/loginAccounts/changeAsCare.ts';
import { setTemporaryPassword } from '../../operations/loginAccounts/setTemporaryPassword.ts';
import { LoginAccount } from '../loginAccount.ts';
import { NetherlandsRefusal } from '../netherlandsRefusal.ts';
import type { NetherlandsRequest } from '../request.ts';
import { LoginHelpInput } from './careCase.ts';
import { LoginEmailChangeAsked } from './ownLoginAccount.ts';

@ObjectType({ description: 'A password to be read out to the owner. It is told this once.' })
class TemporaryPassword {
  @Field(() => String, {
    description: 'With it the owner chooses his own (replaceTemporaryPassword), and nothing else.',
  })
  readonly password!: string;

  @Field(() => GraphQLDateTime, { description: 'At this moment it stops working.' })
  readonly validUntil!: Date;
}

const SetTemporaryPasswordResult = orRefusal('SetTemporaryPasswordResult', [TemporaryPassword], NetherlandsRefusal);
const ChangeLoginEmailResult = orRefusal('ChangeLoginEmailResult', [LoginEmailChangeAsked], NetherlandsRefusal);
const ChangeLoginUsernameResult = orRefusal('ChangeLoginUsernameResult', [LoginAccount], NetherlandsRefusal);

const HELP = () => LoginHelpInput;

@Resolver()
export class CareOfLoginAccountsResolver {
  @Mutation(() => SetTemporaryPasswordResult, {
    description: `For the KB's customer care (E13): a password for some hours in place of the owner's, who must choose another with it.
Sign-ins of before are over, and the owner is mailed.`,
  })
  async setTemporaryPassword(
    @Arg('about', HELP, { description: 'Whose, and why.' }) about: LoginHelpInput,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    return setTemporaryPassword(registry, await actingAs('setTemporaryPassword'), about);
  }

  @Mutation(() => ChangeLoginEmailResult, {
    description: `For the KB's staff (E15): asks for another address where the owner cannot sign in. As with changeMyLoginEmail it counts
once the link that goes there is used; the old address is told, and can take it back.`,
  })
  async changeLoginEmail(
    @Arg('about', HELP, { description: 'Whose, and why.' }) about: LoginHelpInput,
    @Arg('email', () => String, { description: 'One mailbox.' }) email: string,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    return changeLoginEmail(registry, await actingAs('changeLoginEmail'), { ...about, email });
  }

  @Mutation(() => ChangeLoginUsernameResult, {
    description:
      'For the KB’s staff (E15): another username where the owner cannot sign in, by the rules of changeMyUsername. The owner is mailed.',
  })
  async changeLoginUsername(
    @Arg('about', HELP, { description: 'Whose, and why.' }) about: LoginHelpInput,
    @Arg('username', () => String, { description: 'By the rules of changeMyUsername.' }) username: string,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    const outcome = await changeLoginUsername(registry, await actingAs('changeLoginUsername'), { ...about, username });
    return isRefusal(outcome) ? outcome : shownToDesk(outcome, registry.now());
  }
}
