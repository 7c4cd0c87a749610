import { Arg, Ctx, Field, FieldResolver, ID, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import { isRefusal } from '../../../shared/vocabulary/refusal.ts';
import type { Member } from '../../domain/member.ts';
import type { Difference } from '../../domain/synchronisation/drift.ts';
import { synchronisationOf } from '../../operations/synchronisation/synchronisationOf.ts';
import { synchroniseCustomer } from '../../operations/synchronisation/synchroniseCustomer.ts';
import { DigitalMember } from '../digitalMember.ts';
import { NetherlandsRefusal } from '../netherlandsRefusal.ts';
import type { NetherlandsRequest } from '../request.ts';
import { DIFFERENCES, MemberSynchronisation } from './memberSynchronisation.ts';

@ObjectType('CustomerSynchronised', { description: 'A manual synchronisation: what was wrong, and how it stands now.' })
class CustomerSynchronised {
  @Field(() => DigitalMember, { description: 'The customer in the member system.' })
  readonly customer!: Member;

  @Field(() => [DIFFERENCES], { description: "In what the KB's copy differed until now. Empty where it did not." })
  readonly differed!: readonly Difference[];

  @Field(() => MemberSynchronisation, { description: 'The two copies after it.' })
  readonly synchronisation!: MemberSynchronisation;
}

const SynchroniseCustomerResult = orRefusal('SynchroniseCustomerResult', [CustomerSynchronised], NetherlandsRefusal);

@Resolver(() => DigitalMember)
export class SynchroniseCustomerResolver {
  @Mutation(() => SynchroniseCustomerResult, {
    nullable: true,
    description: `For a library's staff: the manual synchronisation of one member with the KB, at once. For a wrong subscription at the
KB or a pass number that did not come through; doing it again changes nothing.`,
  })
  async synchroniseCustomer(
    @Arg('customerId', () => ID, { description: 'A member of the own library.' }) customerId: string,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    const outcome = await synchroniseCustomer(registry, await actingAs('synchroniseCustomer'), customerId);
    if (isRefusal(outcome)) return outcome;
    const { member: customer, differed, synchronisation } = outcome;
    return { customer, differed, synchronisation };
  }

  @FieldResolver(() => MemberSynchronisation, {
    nullable: true,
    description:
      "How the KB's copy of the member stands to the library's. Null where the KB was never told of the member.",
  })
  async synchronisation(
    @Root() { id }: Member,
    @Ctx() { registry, actor }: NetherlandsRequest,
  ): Promise<MemberSynchronisation | undefined> {
    const seeing = await actor();
    return 'organisationId' in seeing ? synchronisationOf(registry, seeing, id) : undefined;
  }
}
