import { GraphQLDateTime } from 'graphql-scalars';
import { Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { FeedCountry } from '../../domain/feed/feedCountry.ts';
import { type Freshness, toldFreshness } from '../../domain/feed/freshness.ts';
import { membershipFreshness } from '../../operations/feed/membershipFreshness.ts';
import { MEMBERSHIP_COUNTRIES } from '../membershipCountry.ts';
import type { InsightRequest } from '../request.ts';

@ObjectType('CountryFreshness', { description: 'How far behind a country the figures of insight are.' })
class CountryFreshness implements Freshness {
  @Field(() => MEMBERSHIP_COUNTRIES, { description: 'Which country.' })
  readonly country!: FeedCountry;

  @Field(() => Int, {
    nullable: true,
    description:
      'For how many seconds things may have happened there that are not counted, in whole minutes; null before the first answer.',
  })
  readonly lagSeconds!: number | undefined;

  @Field(() => Boolean, {
    description:
      'Whether that is longer than it should be: the country is down, or never answered. Its figures are then the last known.',
  })
  readonly stale!: boolean;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Up to which minute everything is counted that happened there; null before the first answer.',
  })
  readonly lastKnownAt!: Date | undefined;
}

@Resolver()
export class FreshnessResolver {
  @Query(() => [CountryFreshness], {
    description: 'How far behind each country the figures are, at most one line a country. For analysts.',
  })
  async membershipFreshness(@Ctx() request: InsightRequest): Promise<CountryFreshness[]> {
    await request.actingAs('membershipFreshness');
    return (await membershipFreshness(request.registry)).map(toldFreshness);
  }
}
