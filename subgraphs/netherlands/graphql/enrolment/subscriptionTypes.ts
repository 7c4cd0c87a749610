import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/dateScalar.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { subscriptionTypesFor } from '../../operations/enrolment/subscriptionTypesFor.ts';
import { DigitalSubscriptionType } from '../digitalSubscriptionType.ts';
import type { NetherlandsRequest } from '../request.ts';

@Resolver()
export class SubscriptionTypesResolver {
  @Query(() => [DigitalSubscriptionType], {
    nullable: true,
    description:
      'For a library desk: the subscriptions with digital rights that its library sells, by their code; at most some tens.',
  })
  async digitalSubscriptionTypes(
    @Arg('birthDate', () => DateScalar, {
      nullable: true,
      description: 'Only what may be sold today to somebody born on that day.',
    })
    birthDate: CalendarDate | null,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object[]> {
    return subscriptionTypesFor(registry, await actingAs('digitalSubscriptionTypes'), birthDate ?? undefined);
  }
}
