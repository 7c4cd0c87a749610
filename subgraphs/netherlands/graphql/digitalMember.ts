import { Arg, Ctx, Directive, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { DateScalar } from '../../shared/graphql/dateScalar.ts';
import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import type { Member, Subscription } from '../domain/member.ts';
import { fullName } from '../domain/personalName.ts';
import { type ShownLoginAccount, shownToDesk } from '../domain/shownLoginAccount.ts';
import { viewDigitalMember } from '../operations/viewDigitalMember.ts';
import { DigitalMembership } from './digitalMembership.ts';
import { LoginAccount } from './loginAccount.ts';
import { LOGIN_LINK_STATES, type LoginLinkState } from './loginLinkState.ts';
import type { NetherlandsRequest } from './request.ts';

@ObjectType('DutchAddress', { description: 'Where a member lives, as the desk took it down.' })
class DutchAddress {
  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  readonly country!: string;

  @Field(() => String, { description: "In the Netherlands as '9468 BG'." })
  readonly postcode!: string;

  @Field(() => Int, { description: 'Without its addition.' })
  readonly houseNumber!: number;

  @Field(() => String, { name: 'houseNumberAddition', description: 'Empty where there is none.' })
  readonly addition!: string;
}

@ObjectType({ description: 'A customer of one library, as the desk of that library sees him in the member system.' })
@Directive('@key(fields: "id")')
export class DigitalMember {
  @Field(() => ID, { description: 'Opaque; the customer id of the mutations.' })
  readonly id!: string;

  @Field(() => String, { description: 'There is a pass number also without a card.' })
  readonly passNumber!: string;

  @Field(() => DateScalar, { description: 'As on the identity document.' })
  readonly birthDate!: CalendarDate;

  @Field(() => DutchAddress, { description: 'The postal address.' })
  readonly address!: DutchAddress;

  @Field(() => String, { description: "In the member system; the login account's own address may be another." })
  readonly email!: string;

  @Field(() => Int, { description: 'Of these details: grows with every change of them.' })
  readonly version!: number;

  @Field(() => Boolean, { description: 'Whether the library sends its newsletter.' })
  readonly newsletter!: boolean;
}

@Resolver(() => DigitalMember)
export class DigitalMemberResolver {
  @Query(() => DigitalMember, {
    nullable: true,
    description: 'For a library desk: a member of its own library. Null for any other.',
  })
  async digitalMember(
    @Arg('id', () => ID, { description: 'Of the member.' }) id: string,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<Member | undefined> {
    return viewDigitalMember(registry, await actingAs('digitalMember'), id);
  }

  @FieldResolver(() => String, { description: 'Initials, prefix and last name.' })
  name(@Root() { name }: Member): string {
    return fullName(name);
  }

  @FieldResolver(() => [DigitalMembership], { description: 'The newest first.' })
  async memberships(@Root() { id }: Member, @Ctx() { loaders }: NetherlandsRequest): Promise<Subscription[]> {
    return loaders.membershipsOfMember.load(id);
  }

  @FieldResolver(() => LOGIN_LINK_STATES, {
    nullable: true,
    description: 'What the member system knows of a login account. Null where it knows none, or forgot it.',
  })
  async loginLink(@Root() { id }: Member, @Ctx() { loaders }: NetherlandsRequest): Promise<LoginLinkState | undefined> {
    const link = await loaders.linkOfMember.load(id);
    return link?.state === 'FORGOTTEN' ? undefined : link?.state;
  }

  @FieldResolver(() => LoginAccount, {
    nullable: true,
    description: 'The account that the member system points at, as the KB knows it.',
  })
  async loginAccount(
    @Root() { id }: Member,
    @Ctx() { loaders, registry }: NetherlandsRequest,
  ): Promise<ShownLoginAccount | undefined> {
    const link = await loaders.linkOfMember.load(id);
    const account = link && (await loaders.loginAccount.load(link.loginAccountId));
    return account && shownToDesk(account, registry.now());
  }
}
