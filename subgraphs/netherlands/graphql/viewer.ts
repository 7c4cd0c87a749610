import { Ctx, Directive, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { Subscription } from '../domain/member.ts';
import { shownToOwner } from '../domain/shownLoginAccount.ts';
import { membershipsOf } from '../operations/membershipsOf.ts';
import { DigitalMembership } from './digitalMembership.ts';
import { LoginAccount } from './loginAccount.ts';
import type { NetherlandsRequest } from './request.ts';

@ObjectType({ description: 'Whoever is signed in, as each country knows them.' })
export class Viewer {
  @Field(() => [DigitalMembership], {
    nullable: true,
    description: 'What the Dutch login account carries and carried, the newest first; empty without such a sign-in.',
  })
  async digitalMemberships(@Ctx() { registry, actor }: NetherlandsRequest): Promise<Subscription[]> {
    return membershipsOf(registry, await actor());
  }

  @Field(() => LoginAccount, {
    nullable: true,
    description: 'The Dutch login account that is signed in; null without.',
  })
  async loginAccount(@Ctx() { registry, loaders, actor }: NetherlandsRequest): Promise<object | null> {
    const found = await actor();
    const account = found.role === 'LOGIN_ACCOUNT' ? await loaders.loginAccount.load(found.loginAccountId) : undefined;
    return account ? shownToOwner(account, registry.now()) : null;
  }
}

@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, {
    description:
      'Whoever is signed in. A country that does not answer, or knows nobody by this sign-in, leaves its fields null.',
  })
  @Directive('@shareable')
  async viewer(@Ctx() { actingAs }: NetherlandsRequest): Promise<Viewer> {
    await actingAs('viewer');
    return new Viewer();
  }
}
