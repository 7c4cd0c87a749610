import { Field, InputType, ObjectType } from 'type-graphql';
import type { Address } from '../domain/contactDetails.ts';

@ObjectType({ description: "A customer's postal address in Finland." })
export class CeliaAddress implements Address {
  @Field(() => String, { description: 'Street and number.' })
  readonly street!: string;

  @Field(() => String, { description: 'Five digits.' })
  readonly postcode!: string;

  @Field(() => String, { description: 'The town of the postcode.' })
  readonly place!: string;
}

@InputType({ description: 'A postal address in Finland.' })
export class CeliaAddressInput implements Address {
  @Field(() => String, { description: 'Street and number, at most 100 characters.' })
  readonly street!: string;

  @Field(() => String, { description: 'Five digits.' })
  readonly postcode!: string;

  @Field(() => String, { description: 'The town of the postcode, at most 100 characters.' })
  readonly place!: string;
}
