import { GraphQLError } from 'graphql';
import { Directive, Field, ID, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import type { CalendarDate } from '../vocabulary/calendarDate.ts';
import { DateScalar } from './dateScalar.ts';

export const MEMBERSHIP_STATUSES = { PENDING: 'PENDING', ACTIVE: 'ACTIVE', ENDED: 'ENDED' } as const;
export type MembershipStatus = keyof typeof MEMBERSHIP_STATUSES;

registerEnumType(MEMBERSHIP_STATUSES, {
  name: 'MembershipStatus',
  description: 'Where a membership stands, in words that all countries share.',
  valuesConfig: {
    PENDING: { description: 'Asked for or registered, but something is still to be done before it can be used.' },
    ACTIVE: { description: 'Can be used today.' },
    ENDED: { description: 'Was a membership once.' },
  },
});

@Directive('@shareable')
@ObjectType('MembershipLibrary', { description: 'The library, branch or unit that a membership is with.' })
export class MembershipLibrary {
  @Field(() => String, { description: 'Its code in its own country.' })
  readonly code!: string;

  @Field(() => String, { description: 'As it calls itself.' })
  readonly name!: string;
}

// Each country names its own implementations in orphanedTypes: automatic registration would print every
// loaded country's types into every subgraph of the process.
@InterfaceType('Membership', {
  autoRegisterImplementations: false,
  description: 'One membership of one person in one country, whatever the country registers.',
  resolveType: () => {
    throw new GraphQLError('a membership says its own type');
  },
})
export abstract class Membership {
  @Field(() => ID, { description: 'Opaque, unique over all countries; holds no number of the person.' })
  readonly id!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  readonly country!: string;

  @Field(() => MEMBERSHIP_STATUSES, { description: 'Where it stands today.' })
  readonly status!: MembershipStatus;

  @Field(() => DateScalar, { description: 'The first day.' })
  readonly since!: CalendarDate;

  @Field(() => DateScalar, { nullable: true, description: 'The last day, where one is set.' })
  readonly through?: CalendarDate | undefined;

  @Field(() => MembershipLibrary, { nullable: true, description: 'Null where it may not be told.' })
  readonly library?: MembershipLibrary | undefined;
}
