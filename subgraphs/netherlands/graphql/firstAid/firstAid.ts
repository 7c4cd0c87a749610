import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { FirstAidActor, FirstAidAdvice, FirstAidQuestion } from '../../domain/firstAid/firstAidAdvice.ts';
import type { Symptom } from '../../domain/firstAid/firstAidFacts.ts';
import { adviceInWords, inWords } from '../../domain/firstAid/walkFirstAid.ts';
import { type GivenFirstAid, giveFirstAid } from '../../operations/firstAid/giveFirstAid.ts';
import type { NetherlandsRequest } from '../request.ts';
import { FirstAidActorEnum, FirstAidAdviceEnum, FirstAidSymptomEnum } from './firstAidEnums.ts';
import { FirstAidInput, firstAidRequest } from './firstAidInput.ts';
import { FirstAidStepTaken } from './firstAidStepTaken.ts';

@ObjectType('FirstAidFinding', {
  description: 'How far the tree of first aid leads for one borrower, and what to do there.',
})
class FirstAidFinding implements Omit<GivenFirstAid, 'path'> {
  @Field(() => FirstAidSymptomEnum, { description: 'What the borrower said.' })
  readonly symptom!: Symptom;

  @Field(() => [FirstAidStepTaken], { description: 'Every step taken; the last is the one reached.' })
  readonly path!: FirstAidStepTaken[];

  @Field(() => FirstAidAdviceEnum, { description: 'What is to be done.' })
  readonly advice!: FirstAidAdvice;

  @Field(() => FirstAidActorEnum, { description: 'Who does it.' })
  readonly nextActor!: FirstAidActor;

  @Field(() => Boolean, { description: 'Whether that is the caller.' })
  readonly isYours!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The operation of this schema that does it; null where none does.',
  })
  readonly operation?: string;

  @Field(() => String, { nullable: true, description: 'The field of the answers that is missing; null where none is.' })
  readonly question?: FirstAidQuestion;

  @Field(() => String, { nullable: true, description: "The login account's address, masked: enough to recognise it." })
  readonly maskedEmail?: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Until when an account that waits can be activated.' })
  readonly linkValidThrough?: Date;

  @Field(() => Int, { description: 'Sign-ins that failed within a day.' })
  readonly failedSignIns!: number;
}

@Resolver(() => FirstAidFinding)
export class FirstAidResolver {
  @Query(() => FirstAidFinding, {
    nullable: true,
    description: `For a library's staff about its own member, and for the KB's about a login account by its exact username: what is
wrong with signing in, as far as it can be seen, and who acts next. Changes nothing; every look is on record. Null where
there is nobody to see.`,
  })
  async firstAid(
    @Arg('input', () => FirstAidInput, { description: 'Who has which problem.' }) input: FirstAidInput,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object | undefined> {
    return giveFirstAid(registry, await actingAs('firstAid'), firstAidRequest(input));
  }

  @FieldResolver(() => String, { description: 'The last step and what it found, in the language of the caller.' })
  why(@Root() { path }: GivenFirstAid, @Ctx() { language }: NetherlandsRequest): string {
    return path
      .slice(-1)
      .map((last) => inWords(last, language))
      .join('');
  }

  @FieldResolver(() => String, { description: 'What to say and do, in the language of the caller.' })
  say(@Root() { advice }: GivenFirstAid, @Ctx() { language }: NetherlandsRequest): string {
    return adviceInWords(advice, language);
  }

  @FieldResolver(() => [FirstAidStepTaken], { description: 'Every step taken; the last is the one reached.' })
  path(@Root() { path }: GivenFirstAid): object[] {
    return path.map((step) => Object.assign(new FirstAidStepTaken(), step));
  }
}
