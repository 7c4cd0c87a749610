import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { orRefusal } from '../../shared/graphql/refusalType.ts';
import { SecretText } from '../../shared/graphql/sensitiveInput.ts';
import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import type { System } from '../domain/credentials.ts';
import { chooseCeliaPassword } from '../operations/chooseCeliaPassword.ts';
import { sendCeliaCredentials } from '../operations/sendCeliaCredentials.ts';
import { CeliaCustomer } from './customer.ts';
import { SystemEnum } from './enums.ts';
import { FinlandRefusal } from './refusal.ts';
import type { FinlandRequest } from './request.ts';

@ObjectType({ description: 'A password was chosen; the credentials can be used.' })
class CeliaPasswordChosen {
  @Field(() => SystemEnum, { description: 'The system that the password is for.' })
  readonly system!: System;
}

const SendCeliaCredentialsResult = orRefusal('SendCeliaCredentialsResult', [CeliaCustomer], FinlandRefusal);
const ChooseCeliaPasswordResult = orRefusal('ChooseCeliaPasswordResult', [CeliaPasswordChosen], FinlandRefusal);

@Resolver()
export class CredentialsResolver {
  @Mutation(() => SendCeliaCredentialsResult, {
    description:
      'Mails the username and a one-time link for each system to the stored e-mail address; it takes no other (F16). A password and a link that there were stop working.',
  })
  async sendCeliaCredentials(
    @Arg('customerId', () => ID, { description: 'A customer of the unit that the registrar works in.' })
    customerId: string,
    @Arg('systems', () => [SystemEnum], { description: 'At least one.' }) systems: System[],
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    const registrar = await request.actingAs('sendCeliaCredentials');
    return sendCeliaCredentials(request.registry, registrar, customerId, systems);
  }

  @Mutation(() => ChooseCeliaPasswordResult, {
    description:
      'Sets the password by the mailed link, without signing in. A link works once; a refused password does not use it up.',
  })
  async chooseCeliaPassword(
    @Arg('token', () => SecretText, { description: 'From the link.' }) token: Sensitive,
    @Arg('password', () => SecretText, { description: '12 to 128 characters of any kind.' }) password: Sensitive,
    @Arg('passwordAgain', () => SecretText, { description: 'The same once more.' }) passwordAgain: Sensitive,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    await request.actingAs('chooseCeliaPassword');
    const { registry, network } = request;
    const secrets = { token: token.reveal(), password: password.reveal(), passwordAgain: passwordAgain.reveal() };
    return chooseCeliaPassword(registry, { ...secrets, network });
  }
}
