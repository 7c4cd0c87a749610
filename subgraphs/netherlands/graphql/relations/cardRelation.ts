import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { RelationFunction } from '../../domain/relations/cardRelation.ts';
import type { SeenRelation, SeenState } from '../../domain/relations/seenRelation.ts';
import { euros, Money } from '../money.ts';

export const RELATION_FUNCTIONS: Readonly<Record<RelationFunction, RelationFunction>> = { RENEW: 'RENEW', PAY: 'PAY' };

registerEnumType(RELATION_FUNCTIONS, {
  name: 'RelationFunction',
  description: 'What one card may do for another. One authorisation is for one function.',
  valuesConfig: {
    RENEW: { description: "Renew the subscription: 'verlenen' on the form, by which it means 'verlengen'." },
    PAY: { description: "Pay what is open: 'betalen'." },
  },
});

const RELATION_STATES: Readonly<Record<SeenState, SeenState>> = {
  REQUESTED: 'REQUESTED',
  CONFIRMED: 'CONFIRMED',
  DECLINED: 'DECLINED',
  WITHDRAWN: 'WITHDRAWN',
  LAPSED: 'LAPSED',
  ENDED: 'ENDED',
};

registerEnumType(RELATION_STATES, {
  name: 'RelationState',
  description: 'Where an authorisation between two cards stands.',
  valuesConfig: {
    REQUESTED: { description: 'Not answered. Whoever asked sees this also where it was declined or names no card.' },
    CONFIRMED: { description: "The other card's owner confirmed it with his own sign-in." },
    DECLINED: { description: 'Said no to; seen by who said so alone.' },
    WITHDRAWN: { description: 'Taken back by who asked.' },
    LAPSED: { description: 'Nobody answered in time.' },
    ENDED: { description: 'Was confirmed, and one of the two sides ended it.' },
  },
});

@ObjectType('CardRelation', {
  description:
    "An authorisation ('machtiging') of one card by another of the same library, for one function, in one direction.",
})
export class CardRelation implements SeenRelation {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id!: string;

  @Field(() => RELATION_FUNCTIONS, { description: 'What it is for.' })
  readonly function!: RelationFunction;

  @Field(() => RELATION_STATES, { description: 'Where it stands, as this side may know.' })
  readonly state!: SeenState;

  @Field(() => String, {
    description: "Four digits: for who asked, of the number as he typed it; for the other side, of the asking card's.",
  })
  readonly passNumberEnding!: string;

  @Field(() => String, {
    nullable: true,
    description: "The other side's first name, or initials; null until confirmed. Nothing else of him is shown.",
  })
  readonly firstName?: string | undefined;

  @Field(() => GraphQLDateTime, { description: 'When it was asked for.' })
  readonly requestedAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was confirmed.' })
  readonly confirmedAt?: Date | undefined;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it ends if it stays unanswered.' })
  readonly lapsesAt?: Date | undefined;

  readonly openCents?: number | undefined;

  @Field(() => Money, {
    nullable: true,
    description: 'In `actsFor`, where paying is confirmed: what is open for the other card. Null elsewhere.',
  })
  get openBalance(): Money | undefined {
    return this.openCents === undefined ? undefined : euros(this.openCents);
  }
}
