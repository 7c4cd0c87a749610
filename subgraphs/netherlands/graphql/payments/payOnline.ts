import { Arg, Ctx, Field, ID, InputType, Mutation, Query, Resolver } from 'type-graphql';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import { payOnline } from '../../operations/payments/payOnline.ts';
import { viewPayment } from '../../operations/payments/viewPayment.ts';
import { NetherlandsRefusal } from '../netherlandsRefusal.ts';
import type { NetherlandsRequest } from '../request.ts';
import { LibraryPayment } from './libraryPayment.ts';

@InputType({ description: 'What to pay online.' })
class PayOnlineInput {
  @Field(() => String, { description: 'Chosen by the client, 8 to 100 characters; the same for a repeated attempt.' })
  readonly idempotencyKey!: string;

  @Field(() => [ID], { description: 'Own memberships with something to pay, all of one library.' })
  readonly membershipIds!: string[];
}

const PayOnlineResult = orRefusal('PayOnlineResult', [LibraryPayment], NetherlandsRefusal);

@Resolver()
export class PayOnlineResolver {
  @Mutation(() => PayOnlineResult, {
    description: `For whoever is signed in with a login account: the last step of signing up online. Makes a payment of all that
the memberships owe and gives the page to pay it on. The membership is active exactly when it is paid. After a payment that
failed, was canceled or expired, another key makes a new one.`,
  })
  async payOnline(
    @Arg('input', () => PayOnlineInput, { description: 'What to pay.' }) input: PayOnlineInput,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    return payOnline(registry, await actingAs('payOnline'), input);
  }

  @Query(() => LibraryPayment, {
    nullable: true,
    description: 'For whoever is signed in with a login account: a payment that it made. Null for any other.',
  })
  async onlinePayment(
    @Arg('id', () => ID, { description: 'Of the payment.' }) id: string,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<Payment | undefined> {
    return viewPayment(registry, await actingAs('onlinePayment'), id);
  }
}
