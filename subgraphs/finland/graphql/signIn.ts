import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { orRefusal } from '../../shared/graphql/refusalType.ts';
import { SecretText } from '../../shared/graphql/sensitiveInput.ts';
import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import { signInToCelianet } from '../operations/signInToCelianet.ts';
import { FinlandRefusal } from './refusal.ts';
import type { FinlandRequest } from './request.ts';

@ObjectType({ description: 'A sign-in with credentials for Celianet.' })
class CelianetSignIn {
  @Field(() => String, { description: 'A bearer token for this schema (RFC 9068).' })
  readonly accessToken!: string;

  @Field(() => GraphQLDateTime, { description: 'When the token stops working.' })
  readonly expiresAt!: Date;
}

const SignInToCelianetResult = orRefusal('SignInToCelianetResult', [CelianetSignIn], FinlandRefusal);

@Resolver()
export class SignInResolver {
  @Mutation(() => SignInToCelianetResult, {
    description:
      'Without a sign-in: signs a customer of Celia in. Whatever is wrong, the answer is the same; after several failures the next attempt must wait.',
  })
  async signInToCelianet(
    @Arg('username', () => String, { description: 'The customer number.' }) username: string,
    @Arg('password', () => SecretText, { description: 'As chosen behind the mailed link.' }) password: Sensitive,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    await request.actingAs('signInToCelianet');
    const { registry, network } = request;
    return signInToCelianet(registry, { username, password: password.reveal(), network });
  }
}
