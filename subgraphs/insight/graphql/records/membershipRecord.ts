import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/dateScalar.ts';
import { MEMBERSHIP_STATUSES, type MembershipStatus } from '../../../shared/graphql/membership.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { FeedCountry } from '../../domain/feed/feedCountry.ts';
import type { MembershipRecord as TypeOfRecord } from '../../domain/records/membershipRecord.ts';
import { MEMBERSHIP_COUNTRIES } from '../membershipCountry.ts';
import { NationalMembership, nationalMembership } from './nationalMembership.ts';

@ObjectType('MembershipRecord', {
  description:
    'A membership as insight knows it. One of a person whose address is protected is not there. Of Finland no place is told, and of days the first of the month.',
})
export class MembershipRecord implements Omit<TypeOfRecord, 'membership'> {
  @Field(() => MEMBERSHIP_COUNTRIES, { description: 'Where.' })
  readonly country!: FeedCountry;

  @Field(() => String, { description: 'Which of the memberships of the country, by its code there.' })
  readonly kind!: string;

  @Field(() => MEMBERSHIP_STATUSES, { description: 'Where it stood at its latest event.' })
  readonly status!: MembershipStatus;

  @Field(() => String, {
    nullable: true,
    description: 'The code of the library in its country; null in Finland, and for one with few members.',
  })
  readonly library!: string | null;

  @Field(() => String, { nullable: true, description: 'Province or fylke, by its code; null in Finland.' })
  readonly region!: string | null;

  @Field(() => DateScalar, { description: 'The first day.' })
  readonly since!: CalendarDate;

  @Field(() => DateScalar, { nullable: true, description: 'The last day, where one is set.' })
  readonly through!: CalendarDate | null;

  @Field(() => GraphQLDateTime, { description: 'When its latest event happened.' })
  readonly updatedAt!: Date;

  @Field(() => NationalMembership, {
    name: 'membership',
    nullable: true,
    description:
      'The membership in its country, with what may be seen there by whoever asks. One that is not there or not theirs is null with the code NOT_FOUND.',
  })
  get inItsCountry(): NationalMembership {
    return nationalMembership(this.country, this.membership);
  }

  readonly membership!: string;
}
