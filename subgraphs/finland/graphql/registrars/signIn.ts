import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import { SecretText } from '../../../shared/graphql/sensitiveInput.ts';
import type { Sensitive } from '../../../shared/vocabulary/sensitive.ts';
import { changeRegistrarPassword } from '../../operations/registrars/changeRegistrarPassword.ts';
import { chooseRegistrarPassword } from '../../operations/registrars/chooseRegistrarPassword.ts';
import { orderRegistrarPassword } from '../../operations/registrars/orderRegistrarPassword.ts';
import { signInAsRegistrar } from '../../operations/registrars/signInAsRegistrar.ts';
import { FinlandRefusal } from '../refusal.ts';
import type { FinlandRequest } from '../request.ts';

@ObjectType({ description: 'A sign-in with a registrar’s own account.' })
class CeliaRegistrarSignIn {
  @Field(() => String, { description: 'A bearer token for this schema (RFC 9068).' })
  readonly accessToken!: string;

  @Field(() => GraphQLDateTime, { description: 'When the token stops working.' })
  readonly expiresAt!: Date;
}

@ObjectType({ description: 'Where the address is a registrar’s, a link to choose a password is on its way.' })
class RegistrarPasswordOrdered {
  @Field(() => Boolean, { description: 'Always true: whether the address is known is not told.' })
  readonly ordered!: boolean;
}

@ObjectType({ description: 'A registrar’s password was chosen.' })
class RegistrarPasswordChosen {
  @Field(() => Boolean, { description: 'True.' })
  readonly chosen!: boolean;
}

const SignInResult = orRefusal('SignInAsRegistrarResult', [CeliaRegistrarSignIn], FinlandRefusal);
const OrderResult = orRefusal('OrderRegistrarPasswordResult', [RegistrarPasswordOrdered], FinlandRefusal);
const ChooseResult = orRefusal('ChooseRegistrarPasswordResult', [RegistrarPasswordChosen], FinlandRefusal);
const ChangeResult = orRefusal('ChangeRegistrarPasswordResult', [RegistrarPasswordChosen], FinlandRefusal);

const EMAIL = { description: 'The address of the account.' };
const NEW = { description: '12 to 128 characters of any kind.' };
const AGAIN = { description: 'The same once more.' };

@Resolver()
export class RegistrarSignInResolver {
  @Mutation(() => SignInResult, {
    description:
      'Without a sign-in: signs a registrar in with the own account. A password older than a year is refused as expired and can only be changed (F18).',
  })
  async signInAsRegistrar(
    @Arg('email', () => String, EMAIL) email: string,
    @Arg('password', () => SecretText, { description: 'As chosen behind the mailed link.' }) password: Sensitive,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    await request.actingAs('signInAsRegistrar');
    const { registry, network } = request;
    return signInAsRegistrar(registry, { email, password: password.reveal(), network });
  }

  @Mutation(() => OrderResult, {
    description: 'Without a sign-in: mails a registrar who lost the password a link to choose another (F18).',
  })
  async orderRegistrarPassword(
    @Arg('email', () => String, EMAIL) email: string,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    await request.actingAs('orderRegistrarPassword');
    return orderRegistrarPassword(request.registry, { email, network: request.network });
  }

  @Mutation(() => ChooseResult, { description: 'Sets a registrar’s password by the mailed link, which works once.' })
  async chooseRegistrarPassword(
    @Arg('token', () => SecretText, { description: 'From the link.' }) token: Sensitive,
    @Arg('password', () => SecretText, NEW) password: Sensitive,
    @Arg('passwordAgain', () => SecretText, AGAIN) again: Sensitive,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    await request.actingAs('chooseRegistrarPassword');
    const { registry, network } = request;
    const secrets = { token: token.reveal(), password: password.reveal(), passwordAgain: again.reveal() };
    return chooseRegistrarPassword(registry, { ...secrets, network });
  }

  @Mutation(() => ChangeResult, {
    description:
      'Without a sign-in: changes the password of a registrar who knows it, also one that has expired (F18).',
  })
  async changeRegistrarPassword(
    @Arg('email', () => String, EMAIL) email: string,
    @Arg('password', () => SecretText, { description: 'The one that there is.' }) password: Sensitive,
    @Arg('newPassword', () => SecretText, NEW) newPassword: Sensitive,
    @Arg('newPasswordAgain', () => SecretText, AGAIN) again: Sensitive,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    await request.actingAs('changeRegistrarPassword');
    const { registry, network } = request;
    const passwords = { newPassword: newPassword.reveal(), newPasswordAgain: again.reveal() };
    return changeRegistrarPassword(registry, { email, password: password.reveal(), ...passwords, network });
  }
}
