import { Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import type { EmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import type { CurrentCard } from '../domain/card.ts';
import { type ObservedAccount, visibleHomeLibrary, visibleMemberships } from '../domain/disclosure.ts';
import type { Library as NorwegianLibrary } from '../domain/library.ts';
import { fullName } from '../domain/libraryCardAccount.ts';
import type { LibraryMembership as NorwegianMembership } from '../domain/libraryMembership.ts';
import { isStale } from '../domain/registerFreshness.ts';
import { noticesOf, type RegisterNotice } from '../domain/registerNotice.ts';
import type { TelephoneNumber } from '../domain/telephoneNumber.ts';
import type { TemporaryAddress as Address } from '../domain/temporaryAddress.ts';
import { Library } from './library.ts';
import { LibraryCard } from './libraryCard.ts';
import { LibraryMembership } from './libraryMembership.ts';
import { RegisteredAddress } from './registeredAddress.ts';
import { PopulationRegisterNotice } from './registerNotice.ts';
import type { NorwegianRequest } from './request.ts';
import { TemporaryAddress } from './temporaryAddressType.ts';

@ObjectType({
  description: `What the register of the national library card holds of one person: the number of the card, name, national
identity number (which no answer shows), address, telephone, e-mail and the libraries. The account outlives its cards.`,
})
@Directive('@key(fields: "id")')
export class LibraryCardAccount {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id!: string;

  @Field(() => String, { description: 'E.164.' })
  readonly telephone!: TelephoneNumber;

  @Field(() => String, { description: 'One mailbox.' })
  readonly email!: EmailAddress;
}

@Resolver(() => LibraryCardAccount)
export class LibraryCardAccountResolver {
  @FieldResolver(() => String, { description: 'As the population register writes it.' })
  name(@Root() account: ObservedAccount): string {
    return fullName(account.name);
  }

  @FieldResolver(() => RegisteredAddress, {
    description: 'The primary address. It is changed in the population register only.',
  })
  async registeredAddress(@Root() account: ObservedAccount, @Ctx() request: NorwegianRequest): Promise<object> {
    const stale = isStale(account, await request.registerHearing(), request.registry.now());
    return { ...account.address, asOf: account.registerReadAt, stale };
  }

  @FieldResolver(() => [PopulationRegisterNotice], {
    description: 'What the population register told of the person that somebody has to look at.',
  })
  registerNotices(@Root() account: ObservedAccount): readonly RegisterNotice[] {
    return noticesOf(account);
  }

  @FieldResolver(() => TemporaryAddress, {
    nullable: true,
    description: 'Beside the registered address, until its last day; null where there is none.',
  })
  async temporaryAddress(
    @Root() { id }: ObservedAccount,
    @Ctx() { loaders }: NorwegianRequest,
  ): Promise<Address | undefined> {
    return loaders.temporaryAddresses.load(id);
  }

  @FieldResolver(() => Library, {
    nullable: true,
    description: 'For the person and that library itself; other libraries are not told.',
  })
  async homeLibrary(
    @Root() account: ObservedAccount,
    @Ctx() { loaders }: NorwegianRequest,
  ): Promise<NorwegianLibrary | undefined> {
    const number = visibleHomeLibrary(account);
    return number && loaders.libraries.load(number);
  }

  @FieldResolver(() => [LibraryCard], { description: 'The national cards in use: one at most at a time.' })
  async cards(@Root() { id }: ObservedAccount, @Ctx() { loaders }: NorwegianRequest): Promise<readonly CurrentCard[]> {
    return loaders.cardsOfAccount.load(id);
  }

  @FieldResolver(() => [LibraryMembership], {
    description: 'Where the person is or was a patron; a library sees only itself.',
  })
  async memberships(
    @Root() { id, observer }: ObservedAccount,
    @Ctx() { loaders }: NorwegianRequest,
  ): Promise<readonly NorwegianMembership[]> {
    return visibleMemberships(observer, await loaders.membershipsOfAccount.load(id));
  }
}
