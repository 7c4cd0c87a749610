import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import { receivePaymentAtDesk } from '../../operations/payments/receivePaymentAtDesk.ts';
import { NetherlandsRefusal } from '../netherlandsRefusal.ts';
import type { NetherlandsRequest } from '../request.ts';
import { LibraryPayment } from './libraryPayment.ts';

@InputType({ description: 'Money that a desk was given.' })
class ReceivePaymentAtDeskInput {
  @Field(() => String, { description: 'Chosen by the client, 8 to 100 characters; the same for a repeated attempt.' })
  readonly idempotencyKey!: string;

  @Field(() => [ID], { description: 'Memberships of the own library with something to pay, one or several.' })
  readonly membershipIds!: string[];

  @Field(() => Int, { description: 'Euro cents, all that is open for them.' })
  readonly amountCents!: number;
}

const ReceivePaymentAtDeskResult = orRefusal('ReceivePaymentAtDeskResult', [LibraryPayment], NetherlandsRefusal);

@Resolver()
export class ReceivePaymentAtDeskResolver {
  @Mutation(() => ReceivePaymentAtDeskResult, {
    description: `For a library desk: takes money for what one or more members of its library owe, all of it or none. The
balances are settled at once.`,
  })
  async receivePaymentAtDesk(
    @Arg('input', () => ReceivePaymentAtDeskInput, { description: 'What was paid.' }) input: ReceivePaymentAtDeskInput,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    return receivePaymentAtDesk(registry, await actingAs('receivePaymentAtDesk'), input);
  }
}
