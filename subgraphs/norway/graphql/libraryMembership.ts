import { Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { DateScalar } from '../../shared/graphql/dateScalar.ts';
import {
  MEMBERSHIP_STATUSES,
  Membership,
  MembershipLibrary,
  type MembershipStatus,
} from '../../shared/graphql/membership.ts';
import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import { beganAt, type LibraryMembership as NorwegianMembership } from '../domain/libraryMembership.ts';
import { norwegianDay } from '../registry.ts';
import { LendingRules } from './library.ts';
import type { NorwegianRequest } from './request.ts';

@ObjectType({ implements: Membership, description: 'What a person is at one Norwegian library.' })
@Directive('@key(fields: "id")')
export class LibraryMembership extends Membership {
  @Field(() => ID, { description: 'Opaque.' })
  declare readonly id: string;

  @Field(() => MEMBERSHIP_STATUSES, {
    description: 'PENDING: chosen, but not yet activated at that library. ENDED: left.',
  })
  declare readonly status: MembershipStatus;

  @Field(() => String, {
    nullable: true,
    description: 'The version of the lending rules accepted; null while pending.',
  })
  readonly acceptedRulesVersion?: string;
}

@Resolver(() => LibraryMembership)
export class LibraryMembershipResolver {
  @FieldResolver(() => String, { description: 'Always NO.' })
  country(): string {
    return 'NO';
  }

  @FieldResolver(() => DateScalar, { description: 'The day it was chosen, from its activation on the day of that.' })
  since(@Root() membership: NorwegianMembership): CalendarDate {
    return norwegianDay(beganAt(membership));
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: 'The day on which it ended; null before: it does not run out by itself.',
  })
  through(@Root() membership: NorwegianMembership): CalendarDate | undefined {
    return membership.status === 'ENDED' ? norwegianDay(membership.endedAt) : undefined;
  }

  @FieldResolver(() => LendingRules, {
    nullable: true,
    description: 'Lending rules in force that the person has not accepted yet, for `acceptLendingRules`.',
  })
  async newLendingRules(
    @Root() membership: NorwegianMembership,
    @Ctx() { loaders }: NorwegianRequest,
  ): Promise<LendingRules | undefined> {
    const rules = (await loaders.libraries.load(membership.library))?.lendingRules;
    return membership.status === 'ACTIVE' && rules?.version !== membership.acceptedRulesVersion ? rules : undefined;
  }

  @FieldResolver(() => MembershipLibrary, { nullable: true, description: 'Never null here.' })
  async library(@Root() membership: NorwegianMembership, @Ctx() { loaders }: NorwegianRequest): Promise<object> {
    const library = await loaders.libraries.load(membership.library);
    return { code: membership.library, name: library?.name };
  }
}
