import { Field, ID, InputType } from 'type-graphql';
import type { Symptom } from '../../domain/firstAid/firstAidFacts.ts';
import type { FirstAidRequest } from '../../operations/firstAid/giveFirstAid.ts';
import { FirstAidSymptomEnum } from './firstAidEnums.ts';

@InputType({ description: 'What only a person can tell. Leave out what nobody has asked yet.' })
export class FirstAidAnswersInput {
  @Field(() => Boolean, { nullable: true, description: 'Whether the username that is typed is the current one.' })
  readonly usernameIsCurrent?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a new password was set, and signing in still fails.' })
  readonly resetTried?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the borrower looks at the mailbox of the masked address.',
  })
  readonly addressIsRight?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the mail was in the spam folder.' })
  readonly foundInSpam?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'For the KB: whether the library says that it synchronised.' })
  readonly synchronised?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether functional management could not help.' })
  readonly functionalManagementTried?: boolean | null;
}

@InputType({ description: 'Who has which problem in signing in.' })
export class FirstAidInput {
  @Field(() => FirstAidSymptomEnum, { description: 'What the borrower says.' })
  readonly symptom!: Symptom;

  @Field(() => ID, { nullable: true, description: 'For the library: its member. Not for the KB.' })
  readonly customerId?: string | null;

  @Field(() => String, { nullable: true, description: 'As the borrower types it. The KB needs it.' })
  readonly username?: string | null;

  @Field(() => FirstAidAnswersInput, { nullable: true, description: 'What was asked so far.' })
  readonly answers?: FirstAidAnswersInput | null;
}

/** The input without the nulls that a client may send for what it leaves out. */
export function firstAidRequest({ symptom, customerId, username, answers }: FirstAidInput): FirstAidRequest {
  return {
    symptom,
    customerId: customerId ?? undefined,
    username: username ?? undefined,
    answers: answersOf(answers),
  };
}

export function answersOf(answers: FirstAidAnswersInput | null | undefined): FirstAidRequest['answers'] {
  return {
    usernameIsCurrent: answers?.usernameIsCurrent ?? undefined,
    resetTried: answers?.resetTried ?? undefined,
    addressIsRight: answers?.addressIsRight ?? undefined,
    foundInSpam: answers?.foundInSpam ?? undefined,
    synchronised: answers?.synchronised ?? undefined,
    functionalManagementTried: answers?.functionalManagementTried ?? undefined,
  };
}
