import { Field, InputType, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'An amount of money.' })
export class Money {
  @Field(() => Int, { description: 'In the minor unit of the currency: 4200 EUR are 42 euros.' })
  readonly amount!: number;

  @Field(() => String, { description: 'ISO 4217.' })
  readonly currency!: string;
}

@InputType({ description: 'An amount of money.' })
export class MoneyInput {
  @Field(() => Int, { description: 'In the minor unit of the currency: 4200 EUR are 42 euros.' })
  readonly amount!: number;

  @Field(() => String, { description: 'ISO 4217.' })
  readonly currency!: string;
}

/** Cents of the only currency that Dutch libraries charge in. */
export function euros(cents: number): Money {
  return { amount: cents, currency: 'EUR' };
}
