import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { orRefusal } from '../../shared/graphql/refusalType.ts';
import { isRefusal } from '../../shared/vocabulary/refusal.ts';
import { feeStatement } from '../domain/feeStatement.ts';
import { shownToDesk } from '../domain/shownLoginAccount.ts';
import { generateQuestion, staffNotice } from '../domain/staffNotice.ts';
import { enrolDigitalMemberAtDesk } from '../operations/enrolDigitalMemberAtDesk.ts';
import type { Enrolment } from '../operations/storeEnrolment.ts';
import { deskEnrolmentRequest } from './deskEnrolmentRequest.ts';
import { DigitalMember } from './digitalMember.ts';
import { DigitalMembership } from './digitalMembership.ts';
import { EnrolDigitalMemberAtDeskInput } from './enrolmentInput.ts';
import { FeeStatement } from './feeStatement.ts';
import { LoginAccount } from './loginAccount.ts';
import { NetherlandsRefusal } from './netherlandsRefusal.ts';
import type { NetherlandsRequest } from './request.ts';

@ObjectType('DigitalEnrolment', { description: 'A member as enrolled. Nobody has to wait at the desk for the mail.' })
class DigitalEnrolment {
  @Field(() => DigitalMembership, { description: 'The membership, with rights from today.' })
  readonly membership!: DigitalMembership;

  @Field(() => DigitalMember, { description: 'The customer in the member system.' })
  readonly customer!: DigitalMember;

  @Field(() => String, { description: 'Generated, typed, or that of who comes back.' })
  readonly passNumber!: string;

  @Field(() => FeeStatement, { description: 'What it costs.' })
  readonly feeStatement!: FeeStatement;

  @Field(() => LoginAccount, {
    description: "The login account that was generated or linked ('Genereren van inlogaccount gelukt').",
  })
  readonly loginAccount!: LoginAccount;

  @Field(() => String, { description: 'What the desk has to tell the member, in the language of the caller.' })
  readonly staffNotice!: string;
}

@ObjectType('PassNumberConfirmation', { description: 'The desk has to confirm first. Nothing was stored.' })
class PassNumberConfirmation {
  @Field(() => String, { description: 'What stands in the place of the number until it exists.' })
  readonly placeholder!: string;

  @Field(() => String, { description: 'What to ask, in the language of the caller.' })
  readonly question!: string;
}

const EnrolDigitalMemberAtDeskResult = orRefusal(
  'EnrolDigitalMemberAtDeskResult',
  [DigitalEnrolment, PassNumberConfirmation],
  NetherlandsRefusal,
  (value) => ('placeholder' in value ? PassNumberConfirmation : DigitalEnrolment),
);

@Resolver()
export class EnrolDigitalMemberAtDeskResolver {
  @Mutation(() => EnrolDigitalMemberAtDeskResult, {
    description: `For a library desk: enrols a member with digital rights at the branch of the desk. The number is generated or typed,
and a mail with a link of 24 hours goes to the new login account. Typing the number of a former customer enrols that very
customer again: his details are those of the form, and his login account stays where it is still there.`,
  })
  async enrolDigitalMemberAtDesk(
    @Arg('input', () => EnrolDigitalMemberAtDeskInput, { description: "The desk's form." })
    input: EnrolDigitalMemberAtDeskInput,
    @Ctx() { registry, actingAs, language }: NetherlandsRequest,
  ): Promise<object> {
    const actor = await actingAs('enrolDigitalMemberAtDesk');
    const outcome = await enrolDigitalMemberAtDesk(registry, actor, deskEnrolmentRequest(input));
    if (isRefusal(outcome)) return outcome;
    if ('placeholder' in outcome) return { ...outcome, question: generateQuestion(language) };
    return answered(outcome, registry.now(), language);
  }
}

function answered(enrolment: Enrolment, now: Date, language: string): object {
  const { member, subscription, loginAccount } = enrolment;
  const shown = shownToDesk(loginAccount, now);
  return {
    membership: subscription,
    customer: member,
    passNumber: member.passNumber,
    feeStatement: feeStatement(enrolment),
    loginAccount: shown,
    staffNotice: staffNotice(shown.linkValidThrough, language),
  };
}
