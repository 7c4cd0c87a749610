import { GraphQLDateTime } from 'graphql-scalars';
import { Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/dateScalar.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { FeedCountry } from '../../domain/feed/feedCountry.ts';
import type { Release, ReleasedThrough } from '../../domain/statistics/release.ts';
import { membershipReleases, releaseCountries } from '../../operations/statistics/membershipReleases.ts';
import { MEMBERSHIP_COUNTRIES } from '../membershipCountry.ts';
import type { InsightRequest } from '../request.ts';

@ObjectType('ReleasedCountry', { description: 'How far a country is told of in a release.' })
export class ReleasedCountry implements ReleasedThrough {
  @Field(() => MEMBERSHIP_COUNTRIES, { description: 'Which country.' })
  readonly country!: FeedCountry;

  @Field(() => DateScalar, { description: 'The first day of the last month.' })
  readonly through!: CalendarDate;
}

@ObjectType('MembershipRelease', {
  description: 'A publication of figures. It never changes, and has all that those before it have.',
})
export class MembershipRelease implements Release {
  @Field(() => ID, { description: 'Names it in a question about figures.' })
  readonly id!: number;

  @Field(() => GraphQLDateTime, { description: 'When it was published.' })
  readonly publishedAt!: Date;

  @Field(() => DateScalar, { description: 'The first day of the last month that it has of any country.' })
  readonly through!: CalendarDate;
}

@Resolver(() => MembershipRelease)
export class MembershipReleasesResolver {
  @Query(() => [MembershipRelease], {
    nullable: true,
    description: 'The published releases of figures, the newest first. For analysts.',
  })
  async membershipReleases(@Ctx() request: InsightRequest): Promise<MembershipRelease[]> {
    await request.actingAs('membershipReleases');
    return membershipReleases(request.registry);
  }

  @FieldResolver(() => [ReleasedCountry], {
    description: 'How far each country is told of. One that is not known is not there.',
  })
  countries(@Root() { id }: MembershipRelease, @Ctx() { registry }: InsightRequest): Promise<ReleasedCountry[]> {
    return releaseCountries(registry, id);
  }
}
