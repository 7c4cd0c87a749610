import { GraphQLDateTime } from 'graphql-scalars';
import { Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root, registerEnumType } from 'type-graphql';
import type { Subscription } from '../../domain/member.ts';
import {
  type LineOutcome,
  PAYMENT_STATES,
  type Payment,
  type PaymentLine,
  type PaymentState,
} from '../../domain/payments/payment.ts';
import { DigitalMembership } from '../digitalMembership.ts';
import { euros, Money } from '../money.ts';
import type { NetherlandsRequest } from '../request.ts';

const STATES = Object.fromEntries(PAYMENT_STATES.map((state) => [state, state]));
registerEnumType(STATES, {
  name: 'LibraryPaymentState',
  description: 'Where a payment stands.',
  valuesConfig: {
    CREATED: { description: 'Begun here; there is no page to pay on yet. The same request again gives it.' },
    OPEN: { description: 'Waits at `checkoutUrl` to be paid.' },
    PENDING: { description: 'At the bank.' },
    AUTHORIZED: { description: 'Promised by the bank, not paid yet.' },
    PAID: { description: 'Paid: the balances are settled, or the money goes back.' },
    FAILED: { description: 'Did not go through. Pay anew, with another key.' },
    CANCELED: { description: 'Called off by whoever was to pay. Pay anew, with another key.' },
    EXPIRED: { description: 'Not paid in time. Pay anew, with another key.' },
  },
});

const OUTCOMES: Readonly<Record<LineOutcome, LineOutcome>> = { SETTLED: 'SETTLED', REFUNDED: 'REFUNDED' };
registerEnumType(OUTCOMES, {
  name: 'LibraryPaymentOutcome',
  description: 'What became of one part of a paid payment.',
  valuesConfig: {
    SETTLED: { description: 'The balance that it was for is settled.' },
    REFUNDED: { description: 'Goes back: the balance was settled already, or is owed no longer.' },
  },
});

@ObjectType('LibraryPaymentLine', { description: 'The part of a payment that is for one membership.' })
class LibraryPaymentLine {
  @Field(() => OUTCOMES, { nullable: true, description: 'Null until the payment is paid.' })
  readonly outcome!: LineOutcome | null;
}

@ObjectType('LibraryPayment', { description: 'Money for one or more memberships of one library, online or at a desk.' })
export class LibraryPayment {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id!: string;

  @Field(() => STATES, { description: 'Where it stands, as far as is known here.' })
  readonly state!: PaymentState;

  @Field(() => String, {
    nullable: true,
    description: 'The page of the payment provider, for whoever pays; null where there is none to pay on (any more).',
  })
  readonly checkoutUrl!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was known to be paid.' })
  readonly paidAt!: Date | null;
}

@Resolver(() => LibraryPayment)
export class LibraryPaymentResolver {
  @FieldResolver(() => Money, { description: 'All of it.' })
  amount(@Root() { amountCents }: Payment): Money {
    return euros(amountCents);
  }

  @FieldResolver(() => [LibraryPaymentLine], { description: 'One for each membership.' })
  lines(@Root() { lines }: Payment): readonly PaymentLine[] {
    return lines;
  }
}

@Resolver(() => LibraryPaymentLine)
export class LibraryPaymentLineResolver {
  @FieldResolver(() => DigitalMembership, {
    nullable: true,
    description: 'What it is for; null where that is gone, or not for the caller to see.',
  })
  async membership(
    @Root() { subscriptionId }: PaymentLine,
    @Ctx() { loaders }: NetherlandsRequest,
  ): Promise<Subscription | undefined> {
    return subscriptionId ? loaders.membership.load(subscriptionId) : undefined;
  }

  @FieldResolver(() => Money, { description: 'How much.' })
  amount(@Root() { cents }: PaymentLine): Money {
    return euros(cents);
  }
}
