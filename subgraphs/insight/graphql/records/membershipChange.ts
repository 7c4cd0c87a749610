import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/dateScalar.ts';
import { MEMBERSHIP_STATUSES, type MembershipStatus } from '../../../shared/graphql/membership.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { FeedCountry } from '../../domain/feed/feedCountry.ts';
import type { Happened, MembershipState } from '../../domain/records/membershipChange.ts';
import { MEMBERSHIP_COUNTRIES } from '../membershipCountry.ts';

const MEMBERSHIP_EVENTS = {
  JOINED: 'JOINED',
  ACTIVATED: 'ACTIVATED',
  RENEWED: 'RENEWED',
  MOVED: 'MOVED',
  LAPSED: 'LAPSED',
  ENDED: 'ENDED',
  ERASED: 'ERASED',
} as const satisfies Record<Happened, Happened>;

registerEnumType(MEMBERSHIP_EVENTS, {
  name: 'MembershipEvent',
  description: 'What can happen to a membership.',
  valuesConfig: {
    JOINED: { description: 'It was asked for, or began.' },
    ACTIVATED: { description: 'It can be used from now on.' },
    RENEWED: { description: 'It goes on.' },
    MOVED: { description: 'Its library, kind or region is another, or it is told from now on.' },
    LAPSED: { description: 'It ended by not being renewed.' },
    ENDED: { description: 'It ended.' },
    ERASED: { description: 'Delete what is kept of it: it is erased, or not told any more.' },
  },
});

@ObjectType('MembershipState', {
  description: 'How a membership stood after an event. Of Finland no place, and of days the first of the month.',
})
class MembershipStateType implements MembershipState {
  @Field(() => String, { description: 'Which of the memberships of the country, by its code there.' })
  readonly kind!: string;

  @Field(() => MEMBERSHIP_STATUSES, { description: 'Where it stood.' })
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
}

@ObjectType('MembershipChange', { description: 'One event, as a data warehouse keeps it.' })
export class MembershipChange {
  @Field(() => ID, {
    description: "The membership, by a name that this analyst alone is told: not the country's, nor an export's.",
  })
  readonly record!: string;

  @Field(() => MEMBERSHIP_COUNTRIES, { description: 'Where.' })
  readonly country!: FeedCountry;

  @Field(() => MEMBERSHIP_EVENTS, { description: 'What happened.' })
  readonly happened!: Happened;

  @Field(() => GraphQLDateTime, { description: 'When; in Finland only the month.' })
  readonly at!: Date;

  @Field(() => MembershipStateType, { nullable: true, description: 'How it stood afterwards; null once erased.' })
  readonly after!: MembershipState | null;
}
