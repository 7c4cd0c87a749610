import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/dateScalar.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { DigitalLevel } from '../../domain/subscription.ts';
import type { CopiedEntitlement } from '../../domain/synchronisation/copiedEntitlement.ts';
import type { Difference } from '../../domain/synchronisation/drift.ts';
import type { MemberSynchronisation as Known } from '../../domain/synchronisation/memberSynchronisation.ts';
import { DIGITAL_LEVELS } from '../subscriptionKinds.ts';

export const DIFFERENCES: Readonly<Record<Difference, Difference>> = {
  LOGIN_ACCOUNT: 'LOGIN_ACCOUNT',
  SUBSCRIPTION: 'SUBSCRIPTION',
  PASS_NUMBER: 'PASS_NUMBER',
  VALID_THROUGH: 'VALID_THROUGH',
};

registerEnumType(DIFFERENCES, {
  name: 'SynchronisationDifference',
  description: "In what the KB's copy of a member differs from what it should be today.",
  valuesConfig: {
    LOGIN_ACCOUNT: { description: 'It hangs on another login account, or on none.' },
    SUBSCRIPTION: { description: "It opens something else, e.g. only 'Basis'." },
    PASS_NUMBER: { description: 'A new pass number did not come through.' },
    VALID_THROUGH: { description: 'Its last day is another.' },
  },
});

const FAILURES: Readonly<Record<'KB_SILENT', 'KB_SILENT'>> = { KB_SILENT: 'KB_SILENT' };

registerEnumType(FAILURES, {
  name: 'SynchronisationFailure',
  description: 'Why the KB could not be told.',
  valuesConfig: { KB_SILENT: { description: 'It did not answer. The message tries again by itself.' } },
});

@ObjectType('MemberEntitlementCopy', { description: 'What one of the two owners keeps of a member’s entitlement.' })
class MemberEntitlementCopy implements CopiedEntitlement {
  readonly loginAccountId!: string | undefined;

  @Field(() => DIGITAL_LEVELS, { description: 'What it opens on the national platform.' })
  readonly subscription!: DigitalLevel;

  @Field(() => String, { nullable: true, description: 'Null where no login account is linked.' })
  readonly passNumber!: CopiedEntitlement['passNumber'];

  @Field(() => DateScalar, { nullable: true, description: 'The last day. Null where nothing is open.' })
  readonly validThrough!: CalendarDate | undefined;
}

@ObjectType('MemberSynchronisation', {
  description: "How the library's and the KB's copy of a member stand to each other.",
})
export class MemberSynchronisation implements Known {
  readonly customerId!: string;

  @Field(() => MemberEntitlementCopy, { description: 'What the KB should have today, by the member system.' })
  readonly libraryCopy!: CopiedEntitlement;

  @Field(() => MemberEntitlementCopy, { nullable: true, description: 'What the KB has. Null where it has nothing.' })
  readonly kbCopy!: CopiedEntitlement | undefined;

  @Field(() => [DIFFERENCES], { description: 'Empty where the two agree.' })
  readonly differences!: readonly Difference[];

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Since when they may differ. Null where they agree.' })
  readonly since!: Date | undefined;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the KB was last told, or was tried to be.' })
  readonly lastAttempt!: Date | undefined;

  @Field(() => FAILURES, { nullable: true, description: 'Why the last attempt failed, where it did.' })
  readonly failure!: 'KB_SILENT' | undefined;
}
