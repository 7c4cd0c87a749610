import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import { SecretText } from '../../../shared/graphql/sensitiveInput.ts';
import type { Sensitive } from '../../../shared/vocabulary/sensitive.ts';
import type { System } from '../../domain/credentials.ts';
import { chooseOwnCeliaPassword } from '../../operations/registration/chooseOwnCeliaPassword.ts';
import { SystemEnum } from '../enums.ts';
import { FinlandRefusal } from '../refusal.ts';
import type { FinlandRequest } from '../request.ts';

@ObjectType({ description: 'The password was replaced; sign in with the new one.' })
class CeliaOwnPasswordChosen {
  @Field(() => SystemEnum, { description: 'The system that it is for.' })
  readonly system!: System;
}

const OwnPasswordResult = orRefusal('ChooseOwnCeliaPasswordResult', [CeliaOwnPasswordChosen], FinlandRefusal);

@Resolver()
export class OwnPasswordResolver {
  @Mutation(() => OwnPasswordResult, {
    description:
      'Without a sign-in: another password for Celianet in the place of the one before. Needed before the first sign-in where the link went to a registrar (F24).',
  })
  async chooseOwnCeliaPassword(
    @Arg('username', () => String, { description: 'The customer number.' }) username: string,
    @Arg('password', () => SecretText, { description: 'The one before.' }) password: Sensitive,
    @Arg('newPassword', () => SecretText, { description: '12 to 128 characters of any kind.' }) newPassword: Sensitive,
    @Arg('newPasswordAgain', () => SecretText, { description: 'The same once more.' }) again: Sensitive,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    await request.actingAs('chooseOwnCeliaPassword');
    const { registry, network } = request;
    const secrets = {
      password: password.reveal(),
      newPassword: newPassword.reveal(),
      newPasswordAgain: again.reveal(),
    };
    return chooseOwnCeliaPassword(registry, { username, ...secrets, network });
  }
}
