import { Field, ID, ObjectType } from 'type-graphql';
import type { Unit, UnitKind } from '../domain/unit.ts';
import { UnitKindEnum } from './enums.ts';

@ObjectType('CeliaUnit', { description: 'A library, school or other organisation that registers customers for Celia.' })
export class CeliaUnit implements Unit {
  @Field(() => ID, { description: 'Its code in the register.' })
  readonly id!: string;

  @Field(() => UnitKindEnum, { description: 'Decides on which grounds it registers.' })
  readonly kind!: UnitKind;

  @Field(() => String, { description: 'As it calls itself.' })
  readonly name!: string;

  @Field(() => String, { description: 'Where it is.' })
  readonly municipality!: string;

  @Field(() => Boolean, { description: 'Without a contract the unit cannot be opened.' })
  readonly contractActive!: boolean;

  @Field(() => Boolean, { description: 'For practice: its customers are made up.' })
  readonly training!: boolean;
}
