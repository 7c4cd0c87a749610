import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { orRefusal } from '../../shared/graphql/refusalType.ts';
import { SecretText } from '../../shared/graphql/sensitiveInput.ts';
import { isRefusal } from '../../shared/vocabulary/refusal.ts';
import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import { shownToOwner } from '../domain/shownLoginAccount.ts';
import { signIn } from '../operations/signIn.ts';
import { LoginAccount } from './loginAccount.ts';
import { NetherlandsRefusal } from './netherlandsRefusal.ts';
import type { NetherlandsRequest } from './request.ts';

@ObjectType('SignedIn', { description: 'A sign-in with a Dutch login account.' })
export class SignedIn {
  @Field(() => String, { description: 'A bearer token for this schema (RFC 9068).' })
  readonly accessToken!: string;

  @Field(() => GraphQLDateTime, { description: 'When the token stops working.' })
  readonly expiresAt!: Date;

  @Field(() => LoginAccount, { description: 'The account that signed in.' })
  readonly loginAccount!: LoginAccount;
}

const SignInResult = orRefusal('SignInResult', [SignedIn], NetherlandsRefusal);

@Resolver()
export class SignInResolver {
  @Mutation(() => SignInResult, {
    description:
      'Without a sign-in: signs in with a Dutch login account. Whatever is wrong, the answer is the same; after several failures the next attempt must wait.',
  })
  async signIn(
    @Arg('username', () => String, { description: 'The pass number, or the username chosen instead.' })
    username: string,
    @Arg('password', () => SecretText, { description: 'Its password.' }) password: Sensitive,
    @Ctx() { registry, network, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    const credentials = { username, password: password.reveal(), network };
    const outcome = await signIn(registry, await actingAs('signIn'), credentials);
    if (isRefusal(outcome)) return outcome;
    return { ...outcome, loginAccount: shownToOwner(outcome.loginAccount, registry.now()) };
  }
}
