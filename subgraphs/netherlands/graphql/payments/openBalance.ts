import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Subscription } from '../../domain/member.ts';
import { DigitalMembership } from '../digitalMembership.ts';
import { euros, Money } from '../money.ts';
import type { NetherlandsRequest } from '../request.ts';

@Resolver(() => DigitalMembership)
export class OpenBalanceResolver {
  @FieldResolver(() => Money, {
    nullable: true,
    description: 'What is left to pay for it; nothing once it is cancelled.',
  })
  async openBalance(@Root() { id }: Subscription, @Ctx() { loaders }: NetherlandsRequest): Promise<Money | undefined> {
    const cents = await loaders.openCents.load(id);
    return cents === undefined ? undefined : euros(cents);
  }
}
