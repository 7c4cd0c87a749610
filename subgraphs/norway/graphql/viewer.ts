import { Ctx, Directive, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { ObservedAccount } from '../domain/disclosure.ts';
import { LibraryCardAccount } from './libraryCardAccount.ts';
import type { NorwegianRequest } from './request.ts';

@ObjectType({ description: 'Whoever is signed in, as each country knows them.' })
export class Viewer {
  @Field(() => LibraryCardAccount, {
    nullable: true,
    description: "The caller's own Norwegian library card; null without a sign-in at ID-porten, or without a card.",
  })
  async libraryCardAccount(@Ctx() { ownAccount }: NorwegianRequest): Promise<ObservedAccount | undefined> {
    return ownAccount();
  }
}

@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, {
    description:
      'Whoever is signed in. A country that does not answer, or knows nobody by this sign-in, leaves its fields null.',
  })
  @Directive('@shareable')
  async viewer(@Ctx() { actingAs }: NorwegianRequest): Promise<Viewer> {
    await actingAs('viewer');
    return new Viewer();
  }
}
