import { Field, Int, ObjectType } from 'type-graphql';
import type { DigitalLevel, SubscriptionType } from '../domain/subscription.ts';
import { euros, Money } from './money.ts';
import { DIGITAL_LEVELS, SUBSCRIPTION_KINDS } from './subscriptionKinds.ts';

@ObjectType('DigitalSubscriptionType', { description: 'A digital subscription that a library sells.' })
export class DigitalSubscriptionType {
  @Field(() => String, { description: "Four digits, e.g. '0141'." })
  readonly code!: string;

  @Field(() => String, { description: "As the library calls it, e.g. 'Digital only'." })
  readonly name!: string;

  readonly priceCents!: number;

  @Field(() => Money, { description: 'For one term, before any discount.' })
  get price(): Money {
    return euros(this.priceCents);
  }

  @Field(() => Int, { description: 'How many months one term has.' })
  readonly termMonths!: number;

  @Field(() => Int, { description: 'In whole years on the first day.' })
  readonly minimumAge!: number;

  @Field(() => Int, { nullable: true, description: 'In whole years on the first day; null where there is none.' })
  readonly maximumAge?: number | null;

  @Field(() => SUBSCRIPTION_KINDS, { description: 'What it is for.' })
  readonly kind!: SubscriptionType['kind'];

  @Field(() => DIGITAL_LEVELS, { description: 'What it opens on the national platform.' })
  readonly digitalEntitlement!: DigitalLevel;

  @Field(() => Boolean, { description: 'Whether it lends in the library itself.' })
  readonly physicalLending!: boolean;

  @Field(() => Boolean, { description: 'Whether a card is made for it.' })
  readonly issuesCard!: boolean;
}

@ObjectType('DigitalEntitlement', { description: 'What a membership gives a right to today.' })
export class DigitalEntitlement {
  @Field(() => Boolean, { description: 'E-books of the national platform.' })
  readonly eBooks!: boolean;

  @Field(() => Boolean, { description: 'Audiobooks of the national platform.' })
  readonly audiobooks!: boolean;

  @Field(() => Boolean, { description: 'Borrowing in the library itself.' })
  readonly physicalLending!: boolean;

  @Field(() => Boolean, { description: 'A card; there is a pass number all the same.' })
  readonly physicalCard!: boolean;
}
