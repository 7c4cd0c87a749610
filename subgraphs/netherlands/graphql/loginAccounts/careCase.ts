import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import type { CareReason } from '../../domain/loginAccounts/careHelp.ts';

const REASONS: Readonly<Record<CareReason, CareReason>> = {
  RESET_MAIL_NOT_RECEIVED: 'RESET_MAIL_NOT_RECEIVED',
  CANNOT_LOG_IN: 'CANNOT_LOG_IN',
};

registerEnumType(REASONS, {
  name: 'LoginHelpReason',
  description: 'Why the KB’s staff does what an owner cannot do himself. It is held against what the system knows.',
  valuesConfig: {
    RESET_MAIL_NOT_RECEIVED: {
      description: 'The owner asked for a new password since the last sign-in, and the mail did not arrive.',
    },
    CANNOT_LOG_IN: { description: 'No sign-in for long, or several failed since the last good one.' },
  },
});

@InputType({ description: 'The account, and why.' })
export class LoginHelpInput {
  @Field(() => ID, { description: 'As findLoginAccounts gives it.' })
  readonly loginAccountId!: string;

  @Field(() => REASONS, { description: 'Kept in the audit trail.' })
  readonly reason!: CareReason;

  @Field(() => String, {
    description: 'Of the case at the KB: 3 to 30 capitals, digits or hyphens. Kept in the audit trail.',
  })
  readonly caseNumber!: string;
}
