import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { PageInfo, refuseWrongPage } from '../../../shared/graphql/connectionPage.ts';
import type { Member } from '../../domain/member.ts';
import { synchronisationDrift } from '../../operations/synchronisation/synchronisationDrift.ts';
import { DigitalMember } from '../digitalMember.ts';
import type { NetherlandsRequest } from '../request.ts';
import { MemberSynchronisation } from './memberSynchronisation.ts';

const LARGEST_PAGE = 100;

@ObjectType({ description: 'One member in a page of those whose copies differ.' })
class SynchronisationDriftEdge {
  @Field(() => String, { description: 'For `after`. Works for this caller for 24 hours.' })
  readonly cursor!: string;

  @Field(() => DigitalMember, { description: 'The customer in the member system.' })
  readonly node!: Member;

  @Field(() => MemberSynchronisation, { description: 'In what the copies differ, and since when.' })
  readonly synchronisation!: MemberSynchronisation;
}

@ObjectType({ description: 'A page of members whose copy at the KB differs, the longest first.' })
class SynchronisationDriftConnection {
  @Field(() => [SynchronisationDriftEdge], { description: 'At most as many as asked for.' })
  readonly edges!: SynchronisationDriftEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  readonly pageInfo!: PageInfo;
}

@Resolver()
export class SynchronisationDriftResolver {
  @Query(() => SynchronisationDriftConnection, {
    nullable: true,
    description: 'For functional management: the members of the own library organisation whose copy at the KB differs.',
  })
  async synchronisationDrift(
    @Arg('first', () => Int, { defaultValue: 20, description: `1 to ${LARGEST_PAGE}.` }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last one seen.' })
    after: string | null,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<SynchronisationDriftConnection> {
    const actor = await actingAs('synchronisationDrift');
    const scope = { list: 'synchronisationDrift', caller: actor.name, filter: actor.organisationId };
    const position = typeof after === 'string' ? registry.cursors.open(scope, after) : undefined;
    refuseWrongPage(first, LARGEST_PAGE, typeof after === 'string' && position === undefined);
    const [since = '', customerId = ''] = position?.split(' ') ?? [];
    const from = position === undefined ? undefined : { since: new Date(since), customerId };
    const found = await synchronisationDrift(registry, actor, { after: from, limit: first + 1 });
    const edges = found.slice(0, first).map(({ member, synchronisation, position: { since: at, customerId: id } }) => ({
      cursor: registry.cursors.seal(scope, `${at.toISOString()} ${id}`),
      ...{ node: member, synchronisation },
    }));
    return { edges, pageInfo: { hasNextPage: found.length > first, endCursor: edges.at(-1)?.cursor } };
  }
}
