import { Args, ArgsType, Ctx, Field, ID, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/dateScalar.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { Refusal } from '../../../shared/vocabulary/refusal.ts';
import type { FeedCountry } from '../../domain/feed/feedCountry.ts';
import type { InsightRefusalCode } from '../../domain/refusals.ts';
import type { Figure } from '../../domain/statistics/figures.ts';
import type { Measure } from '../../domain/statistics/measures.ts';
import type { Dimension, StatisticsFilter } from '../../domain/statistics/question.ts';
import { membershipStatistics, type Statistics } from '../../operations/statistics/membershipStatistics.ts';
import { MEMBERSHIP_COUNTRIES } from '../membershipCountry.ts';
import { InsightRefusal } from '../refusal.ts';
import type { InsightRequest } from '../request.ts';
import { MEMBERSHIP_DIMENSIONS, MEMBERSHIP_MEASURES } from './enums.ts';
import { MembershipRelease } from './membershipReleases.ts';

@InputType('MembershipPeriodInput', { description: 'Whole months, from that of one day to that of another.' })
class MembershipPeriodInput {
  @Field(() => DateScalar, { description: 'Any day of the first month.' })
  readonly from!: CalendarDate;

  @Field(() => DateScalar, { description: 'Any day of the last month.' })
  readonly to!: CalendarDate;
}

const ONE_OF = 'Only with one of these; all where it is left out.';

@InputType('MembershipStatisticsFilter', {
  description:
    'Which cells of a released table are wanted. A dimension that is filtered by counts as one of the table.',
})
class MembershipStatisticsFilter implements StatisticsFilter {
  @Field(() => [MEMBERSHIP_COUNTRIES], { nullable: true, description: ONE_OF })
  readonly countries?: FeedCountry[];

  @Field(() => [String], { nullable: true, description: ONE_OF })
  readonly kinds?: string[];

  @Field(() => [String], { nullable: true, description: ONE_OF })
  readonly libraries?: string[];

  @Field(() => [String], { nullable: true, description: ONE_OF })
  readonly regions?: string[];

  @Field(() => [String], { nullable: true, description: ONE_OF })
  readonly ageBands?: string[];
}

@ArgsType()
class StatisticsArguments {
  @Field(() => MEMBERSHIP_MEASURES, { description: 'What to count.' })
  readonly measure!: Measure;

  @Field(() => [MEMBERSHIP_DIMENSIONS], { description: 'What to tell it by; without COUNTRY, all countries together.' })
  readonly by!: Dimension[];

  @Field(() => MembershipPeriodInput, {
    description: 'Without MONTH: what happened in the whole of it, and of ACTIVE what there was at its end.',
  })
  readonly period!: MembershipPeriodInput;

  @Field(() => MembershipStatisticsFilter, { nullable: true, description: 'Which of the cells.' })
  readonly filter?: MembershipStatisticsFilter;

  @Field(() => ID, { nullable: true, description: 'As that release had it; else the latest one.' })
  readonly release?: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Rounds each figure for itself to the nearest multiple, half up: 5 gives 10 for 12 and 15 for 13.',
  })
  readonly roundTo?: number;
}

const TOLD_BY = 'Null where it is not told by that, or none is known.';

@ObjectType('MembershipFigure', { description: 'One number of the statistics.' })
class MembershipFigure implements Figure {
  @Field(() => MEMBERSHIP_COUNTRIES, { nullable: true, description: TOLD_BY })
  readonly country!: FeedCountry | null;

  @Field(() => String, { nullable: true, description: TOLD_BY })
  readonly kind!: string | null;

  @Field(() => String, { nullable: true, description: TOLD_BY })
  readonly library!: string | null;

  @Field(() => String, { nullable: true, description: TOLD_BY })
  readonly region!: string | null;

  @Field(() => String, { nullable: true, description: TOLD_BY })
  readonly ageBand!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day of the month. Null where it is not told by that.',
  })
  readonly month!: CalendarDate | null;

  @Field(() => Int, { nullable: true, description: 'The number; null where it is suppressed.' })
  readonly value!: number | null;

  @Field(() => Boolean, {
    description: 'Whether the number is hidden: it is small, or a small one could be found out by it.',
  })
  readonly suppressed!: boolean;
}

@ObjectType('MembershipStatistics', { description: 'Figures of a release, or why there are none.' })
class MembershipStatistics implements Statistics {
  @Field(() => MembershipRelease, { nullable: true, description: 'Which release says so; null before the first.' })
  readonly release?: MembershipRelease;

  @Field(() => [MembershipFigure], {
    description:
      'A country has none for a month that is not released of it yet, and none of what happened in a period of which it lacks a month.',
  })
  readonly cells!: readonly MembershipFigure[];

  @Field(() => Int, {
    nullable: true,
    description:
      'How many active members these countries have whose place and age nobody is told, at the end of the last released month of the period; for each country rounded down to a multiple of its threshold. They are in no other figure.',
  })
  readonly undisclosed?: number;

  @Field(() => InsightRefusal, { nullable: true, description: 'Why there are no figures, where a rule says no.' })
  readonly refusal?: Refusal<InsightRefusalCode>;
}

// A client may write null for what it leaves out.
function given({ countries, kinds, libraries, regions, ageBands }: MembershipStatisticsFilter): StatisticsFilter {
  return {
    ...{ countries: countries ?? undefined, kinds: kinds ?? undefined, libraries: libraries ?? undefined },
    ...{ regions: regions ?? undefined, ageBands: ageBands ?? undefined },
  };
}

@Resolver()
export class MembershipStatisticsResolver {
  @Query(() => MembershipStatistics, {
    nullable: true,
    description:
      'How many memberships there are, or were begun, renewed and ended, from published releases only. For analysts, a number of times a day.',
  })
  async membershipStatistics(
    @Args(() => StatisticsArguments) { filter, release, roundTo, ...question }: StatisticsArguments,
    @Ctx() request: InsightRequest,
  ): Promise<MembershipStatistics> {
    const analyst = await request.actingAs('membershipStatistics');
    return membershipStatistics(
      request.registry,
      analyst,
      { ...question, filter: given(filter ?? {}), roundTo: roundTo ?? undefined },
      release ?? undefined,
    );
  }
}
