import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/dateScalar.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { LoginAccountPlan } from '../../domain/enrolment/loginAccountPlan.ts';
import { DigitalEntitlement, DigitalSubscriptionType } from '../digitalSubscriptionType.ts';
import { FeeStatement } from '../feeStatement.ts';
import { NetherlandsRefusal } from '../netherlandsRefusal.ts';

const LOGIN_ACCOUNT_PLANS: Readonly<Record<LoginAccountPlan['by'], LoginAccountPlan['by']>> = {
  GENERATE: 'GENERATE',
  LINK: 'LINK',
  KEEP: 'KEEP',
};

registerEnumType(LOGIN_ACCOUNT_PLANS, {
  name: 'LoginAccountPlan',
  description: 'Which login account an enrolment would go with.',
  valuesConfig: {
    GENERATE: { description: 'A new one, and a mail with its link.' },
    LINK: { description: 'The one of somebody who moves. No mail is sent.' },
    KEEP: { description: 'The one that who comes back has still. No mail is sent.' },
  },
});

@ObjectType({ description: 'A member who seems to be the same person, as far as a desk needs to recognise him.' })
class PossibleDuplicate {
  @Field(() => ID, { description: 'To look at him by `digitalMember`, which goes on record.' })
  readonly customerId!: string;

  @Field(() => Boolean, {
    description: 'The same last name, address and birth date to the letter; else but for the spelling.',
  })
  readonly exact!: boolean;

  @Field(() => String, { description: "Masked: 'E.B. T****r'." })
  readonly name!: string;

  @Field(() => String, { description: 'The last three digits of his pass number; empty while he has none.' })
  readonly passNumberEnding!: string;

  @Field(() => String, { description: 'The four digits of his branch.' })
  readonly branchCode!: string;
}

@ObjectType({ description: 'What would be sold: from today on, as the form says it.' })
class PreviewedSubscription {
  @Field(() => DigitalSubscriptionType, { description: 'What was chosen.' })
  readonly type!: DigitalSubscriptionType;

  @Field(() => DateScalar, { description: 'The first day: today.' })
  readonly since!: CalendarDate;

  @Field(() => DateScalar, { description: 'The last day of the expiry month.' })
  readonly through!: CalendarDate;

  @Field(() => DigitalEntitlement, { description: 'From the first day, paid or not.' })
  readonly entitlement!: DigitalEntitlement;

  @Field(() => FeeStatement, { nullable: true, description: 'What it would cost. Null while the name cannot be read.' })
  readonly feeStatement?: FeeStatement;
}

@ObjectType({ description: 'What enrolling would do at this moment. Nothing was stored.' })
export class EnrolmentPreview {
  @Field(() => NetherlandsRefusal, {
    nullable: true,
    description:
      'What the enrolment would answer, with everything else that is wrong in `others`. Null: it could be done.',
  })
  readonly refused?: object;

  @Field(() => String, { description: 'The typed number; or what stands in its place until one is generated.' })
  readonly passNumber!: string;

  @Field(() => Boolean, { description: 'The number is that of a former customer, who would be enrolled again.' })
  readonly reRegistration!: boolean;

  @Field(() => PreviewedSubscription, { nullable: true, description: 'Null where no such subscription can be sold.' })
  readonly subscription?: PreviewedSubscription;

  @Field(() => LOGIN_ACCOUNT_PLANS, { nullable: true, description: 'Null while the form or the choice is refused.' })
  readonly loginAccount?: LoginAccountPlan['by'];

  @Field(() => [PossibleDuplicate], {
    description: 'Of the own library, the exact ones first; none before the form can be read.',
  })
  readonly duplicates!: PossibleDuplicate[];
}
