import { GraphQLDateTime } from 'graphql-scalars';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
  registerEnumType,
} from 'type-graphql';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import type { FirstAidActor, FirstAidAdvice } from '../../domain/firstAid/firstAidAdvice.ts';
import type { FirstAidCase as FirstAidCaseRecord } from '../../domain/firstAid/firstAidCase.ts';
import type { Symptom } from '../../domain/firstAid/firstAidFacts.ts';
import { adviceInWords } from '../../domain/firstAid/walkFirstAid.ts';
import { closeFirstAidCase, escalateFirstAidCase } from '../../operations/firstAid/moveFirstAidCase.ts';
import { openFirstAidCase } from '../../operations/firstAid/openFirstAidCase.ts';
import { wayOfCase } from '../../operations/firstAid/wayOfCase.ts';
import { NetherlandsRefusal } from '../netherlandsRefusal.ts';
import type { NetherlandsRequest } from '../request.ts';
import { FirstAidActorEnum, FirstAidAdviceEnum, FirstAidSymptomEnum } from './firstAidEnums.ts';
import { answersOf, FirstAidAnswersInput, FirstAidInput, firstAidRequest } from './firstAidInput.ts';
import { FirstAidStepTaken } from './firstAidStepTaken.ts';

const CASE_STATES = { OPEN: 'OPEN', SOLVED: 'SOLVED', NOT_SOLVED: 'NOT_SOLVED' } as const;
const CASE_OUTCOMES = { SOLVED: 'SOLVED', NOT_SOLVED: 'NOT_SOLVED' } as const;
const OUTCOME_WORDS = {
  SOLVED: { description: 'The borrower can sign in.' },
  NOT_SOLVED: { description: 'He cannot.' },
};

registerEnumType(CASE_STATES, {
  name: 'FirstAidCaseState',
  description: 'Where a case of first aid stands.',
  valuesConfig: { OPEN: { description: 'Somebody works on it.' }, ...OUTCOME_WORDS },
});
registerEnumType(CASE_OUTCOMES, {
  name: 'FirstAidCaseOutcome',
  description: 'How a case of first aid ended.',
  valuesConfig: OUTCOME_WORDS,
});

@ObjectType('FirstAidCaseStep', { description: 'One hand-over of a case.' })
class FirstAidCaseStep {
  @Field(() => GraphQLDateTime, { description: 'When.' })
  readonly at!: Date;

  @Field(() => FirstAidActorEnum, { description: 'Who did it.' })
  readonly byRole!: FirstAidActor;

  @Field(() => FirstAidActorEnum, { description: 'With whom it was then.' })
  readonly assignedTo!: FirstAidActor;

  @Field(() => FirstAidAdviceEnum, { description: 'Where the tree had led.' })
  readonly advice!: FirstAidAdvice;
}

@ObjectType('FirstAidCase', {
  description: 'A problem in signing in that is handed from desk to desk. Codes only, no words about the borrower.',
})
export class FirstAidCase {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id!: string;

  @Field(() => FirstAidSymptomEnum, { description: 'What the borrower said.' })
  readonly symptom!: Symptom;

  @Field(() => CASE_STATES, { description: 'Where it stands.' })
  readonly state!: FirstAidCaseRecord['state'];

  @Field(() => FirstAidActorEnum, { description: 'Who opened it.' })
  readonly openedBy!: FirstAidActor;

  @Field(() => FirstAidActorEnum, { description: 'With whom it is.' })
  readonly assignedTo!: FirstAidActor;

  @Field(() => FirstAidAdviceEnum, { description: 'Where the tree led last.' })
  readonly advice!: FirstAidAdvice;

  @Field(() => GraphQLDateTime, { description: 'When it was opened.' })
  readonly openedAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was closed.' })
  readonly closedAt?: Date;
}

@InputType({ description: 'A case of first aid to be kept.' })
class OpenFirstAidCaseInput extends FirstAidInput {
  @Field(() => String, { description: 'Made up by the client, 8 to 100 characters; a repetition is answered alike.' })
  readonly idempotencyKey!: string;
}

const OpenFirstAidCaseResult = orRefusal('OpenFirstAidCaseResult', [FirstAidCase], NetherlandsRefusal);
const MoveFirstAidCaseResult = orRefusal('MoveFirstAidCaseResult', [FirstAidCase], NetherlandsRefusal);

@Resolver(() => FirstAidCase)
export class FirstAidCaseResolver {
  @Mutation(() => OpenFirstAidCaseResult, { description: 'As firstAid, and keeps the case with who asks.' })
  async openFirstAidCase(
    @Arg('input', () => OpenFirstAidCaseInput, { description: 'Who has which problem.' }) input: OpenFirstAidCaseInput,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    const request = { ...firstAidRequest(input), idempotencyKey: input.idempotencyKey };
    return openFirstAidCase(registry, await actingAs('openFirstAidCase'), request);
  }

  @Mutation(() => MoveFirstAidCaseResult, {
    description:
      'For who has the case: walks the tree again and hands it to who acts next. Refused while the next step is his own.',
  })
  async escalateFirstAidCase(
    @Arg('id', () => ID, { description: 'Of the case.' }) id: string,
    @Arg('answers', () => FirstAidAnswersInput, { nullable: true, description: 'What was asked by now.' })
    answers: FirstAidAnswersInput | null,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    return escalateFirstAidCase(registry, await actingAs('escalateFirstAidCase'), id, answersOf(answers));
  }

  @Mutation(() => MoveFirstAidCaseResult, {
    description: 'For who has the case: closes it. Its way is kept for a time.',
  })
  async closeFirstAidCase(
    @Arg('id', () => ID, { description: 'Of the case.' }) id: string,
    @Arg('outcome', () => CASE_OUTCOMES, { description: 'How it ended.' }) outcome: 'SOLVED' | 'NOT_SOLVED',
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    return closeFirstAidCase(registry, await actingAs('closeFirstAidCase'), id, outcome);
  }

  @FieldResolver(() => [FirstAidStepTaken], { description: 'The last walk through the tree.' })
  path(@Root() { path }: FirstAidCaseRecord): object[] {
    return path.map((step) => Object.assign(new FirstAidStepTaken(), step));
  }

  @FieldResolver(() => [FirstAidCaseStep], { description: 'Every hand-over, in order.' })
  async way(@Root() { id }: FirstAidCaseRecord, @Ctx() { registry, actor }: NetherlandsRequest): Promise<object[]> {
    return wayOfCase(registry, await actor(), id);
  }

  @FieldResolver(() => String, { description: 'What to say and do, in the language of the caller.' })
  say(@Root() { advice }: FirstAidCaseRecord, @Ctx() { language }: NetherlandsRequest): string {
    return adviceInWords(advice, language);
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'The member, for the staff of his library. Null for the KB.',
  })
  async customerId(
    @Root() { customerId }: FirstAidCaseRecord,
    @Ctx() { actor }: NetherlandsRequest,
  ): Promise<string | undefined> {
    return 'organisationId' in (await actor()) ? customerId : undefined;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Of the login account, for the KB. Null for a library.' })
  async username(
    @Root() { loginAccountId }: FirstAidCaseRecord,
    @Ctx() { actor, loaders }: NetherlandsRequest,
  ): Promise<string | undefined> {
    const { role } = await actor();
    if (!loginAccountId || (role !== 'KB_CUSTOMER_CARE' && role !== 'KB_IAM')) return undefined;
    const account = await loaders.loginAccount.load(loginAccountId);
    return account && account.state !== 'DELETED_BY_KB' ? account.username : undefined;
  }
}
