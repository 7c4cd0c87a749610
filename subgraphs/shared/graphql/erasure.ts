import { GraphQLDateTime } from 'graphql-scalars';
import { Directive, Field, ObjectType } from 'type-graphql';
import type { Erasure, KeptData } from '../vocabulary/erasure.ts';

@Directive('@shareable')
@ObjectType('KeptData', { description: 'Something that stays after an erasure.' })
class KeptPersonalData implements KeptData {
  @Field(() => String, { description: 'What stays.' })
  readonly what!: string;

  @Field(() => String, { description: 'Why.' })
  readonly why!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it goes too; null where others decide that.' })
  readonly until?: Date | undefined;
}

@Directive('@shareable')
@ObjectType('DataErasure', { description: 'What an erasure of everything about oneself did, or would do.' })
export class DataErasure implements Erasure {
  @Field(() => Boolean, { description: 'False for a dry run: nothing was changed.' })
  readonly done!: boolean;

  @Field(() => [String], { description: 'What is gone, or would be.' })
  readonly erased!: readonly string[];

  @Field(() => [KeptPersonalData], { description: 'What stays, why, and until when.' })
  readonly kept!: readonly KeptPersonalData[];
}

export const DRY_RUN = 'True: nothing is changed, and the answer says what an erasure would do.';
