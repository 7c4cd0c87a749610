import { Field, ObjectType } from 'type-graphql';
import { DateScalar } from '../../shared/graphql/dateScalar.ts';
import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import type { TemporaryAddress as Address } from '../domain/temporaryAddress.ts';

@ObjectType({ description: 'Where somebody is reached until a day. The registered address stays the primary one.' })
export class TemporaryAddress implements Address {
  @Field(() => [String], { description: 'Street, number, care of: what stands above the postcode.' })
  readonly lines!: readonly string[];

  @Field(() => String, { description: 'Four digits in Norway.' })
  readonly postcode!: string;

  @Field(() => String, { description: 'The post town.' })
  readonly place!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  readonly country!: string;

  @Field(() => DateScalar, { description: 'The last day.' })
  readonly through!: CalendarDate;
}
