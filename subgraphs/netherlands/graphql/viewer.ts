import { Ctx, Directive, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { Subscription } from '../domain/member.ts';
import { membershipsOf } from '../operations/membershipsOf.ts';
import { DigitalMembership } from './digitalMembership.ts';
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
