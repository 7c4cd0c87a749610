import { Ctx, Field, ObjectType } from 'type-graphql';
import type { FirstAidStep, Look } from '../../domain/firstAid/firstAidSteps.ts';
import { inWords } from '../../domain/firstAid/walkFirstAid.ts';
import type { NetherlandsRequest } from '../request.ts';
import { FirstAidLookEnum, FirstAidStepEnum } from './firstAidEnums.ts';

@ObjectType('FirstAidStepTaken', { description: 'One step of first aid with what it found.' })
export class FirstAidStepTaken {
  @Field(() => FirstAidStepEnum, { description: 'What was looked at.' })
  readonly step!: FirstAidStep;

  @Field(() => FirstAidLookEnum, { description: 'What was found.' })
  readonly look!: Look;

  @Field(() => String, { description: 'Both in words, in the language of the caller.' })
  words(@Ctx() { language }: NetherlandsRequest): string {
    return inWords(this, language);
  }
}
