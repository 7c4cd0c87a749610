import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../../shared/graphql/dateScalar.ts';
import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import { euros, Money } from './money.ts';

@ObjectType('FeeStatement', {
  description: "What a subscription costs and until when it gives rights ('Opbouw abonnementskosten').",
})
export class FeeStatement {
  @Field(() => String, { description: 'Initials, prefix and last name.' })
  readonly name!: string;

  @Field(() => Int, { description: 'In whole years on the first day.' })
  readonly age!: number;

  @Field(() => String, { description: "The library's code of the tariff." })
  readonly tariffCode!: string;

  @Field(() => String, { description: 'The month with which the subscription ends, YYYY-MM.' })
  readonly expiryMonth!: string;

  @Field(() => DateScalar, { description: 'The last day of that month.' })
  readonly rightsThrough!: CalendarDate;

  readonly subscriptionCents!: number;
  readonly discountCents!: number;
  readonly balanceCents!: number;

  @Field(() => Money, { description: 'For the whole term.' })
  get subscriptionFee(): Money {
    return euros(this.subscriptionCents);
  }

  @Field(() => Money, { description: 'What is taken off it.' })
  get discount(): Money {
    return euros(this.discountCents);
  }

  @Field(() => Money, { description: 'What is left to pay.' })
  get balance(): Money {
    return euros(this.balanceCents);
  }

  @Field(() => String, { description: 'The four digits of the branch that enrolled the member.' })
  readonly branchCode!: string;
}
