import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { PageInfo } from '../../../shared/graphql/connectionPage.ts';
import { placeAfter } from '../../domain/records/membershipChange.ts';
import { listMembershipChanges } from '../../operations/records/listMembershipChanges.ts';
import { recordName } from '../../operations/records/recordName.ts';
import type { InsightRequest } from '../request.ts';
import { feedPlaceIn, sealedPlace } from './feedCursor.ts';
import { MembershipChange } from './membershipChange.ts';
import { LARGEST_PAGE } from './recordCursor.ts';

@ObjectType('MembershipChangeEdge', { description: 'One change in a page.' })
class MembershipChangeEdge {
  @Field(() => String, {
    description: 'For `after`: the place after this change. Keep it with what it brought; it is good for a year.',
  })
  readonly cursor!: string;

  @Field(() => MembershipChange, { description: 'The change.' })
  readonly node!: MembershipChange;
}

@ObjectType('MembershipChangeConnection', { description: 'What happened next.' })
class MembershipChangeConnection {
  @Field(() => [MembershipChangeEdge], { description: 'At most as many as asked for.' })
  readonly edges!: MembershipChangeEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  readonly pageInfo!: PageInfo;
}

@Resolver()
export class MembershipChangesResolver {
  @Query(() => MembershipChangeConnection, {
    description:
      'What happened to memberships, for a data warehouse: of each country in its order, each at least once. Asked again with the last cursor it goes on there, whatever was restarted or rebuilt meanwhile. For analysts; each has a number of changes a day.',
  })
  async membershipChanges(
    @Arg('after', () => String, { nullable: true, description: 'The last cursor; from the beginning where left out.' })
    after: string | null,
    @Arg('first', () => Int, { defaultValue: LARGEST_PAGE, description: `1 to ${LARGEST_PAGE}.` }) first: number,
    @Ctx() request: InsightRequest,
  ): Promise<MembershipChangeConnection> {
    const analyst = await request.actingAs('membershipChanges');
    const { registry } = request;
    let place = feedPlaceIn(registry.feedCursors, analyst.name, first, after);
    const found = await listMembershipChanges(registry, analyst, place, first);
    const edges = found.slice(0, first).map((change) => {
      place = placeAfter(place, change);
      const record = recordName(registry.changeKey, analyst.name, change);
      return { cursor: sealedPlace(registry.feedCursors, analyst.name, place), node: { ...change, record } };
    });
    return { edges, pageInfo: { hasNextPage: found.length > first, endCursor: edges.at(-1)?.cursor } };
  }
}
