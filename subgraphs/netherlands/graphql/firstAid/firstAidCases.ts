import { Args, ArgsType, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { PageInfo, refuseWrongPage } from '../../../shared/graphql/connectionPage.ts';
import { waitingCases } from '../../operations/firstAid/waitingCases.ts';
import type { NetherlandsRequest } from '../request.ts';
import { FirstAidCase } from './firstAidCase.ts';

const LARGEST_PAGE = 100;

@ObjectType('FirstAidCaseEdge', { description: 'One case in a page.' })
class FirstAidCaseEdge {
  @Field(() => String, { description: 'For `after`. Works for this caller, in this list, for 24 hours.' })
  readonly cursor!: string;

  @Field(() => FirstAidCase, { description: 'The case.' })
  readonly node!: FirstAidCase;
}

@ObjectType('FirstAidCaseConnection', { description: 'A page of open cases of first aid, the oldest first.' })
class FirstAidCaseConnection {
  @Field(() => [FirstAidCaseEdge], { description: 'At most as many as asked for.' })
  readonly edges!: object[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  readonly pageInfo!: PageInfo;
}

@ArgsType()
class FirstAidCasePage {
  @Field(() => Int, { defaultValue: 20, description: `1 to ${LARGEST_PAGE}.` })
  readonly first!: number;

  @Field(() => String, { nullable: true, description: 'The cursor of the last one seen.' })
  readonly after?: string | null;
}

@Resolver()
export class FirstAidCasesResolver {
  @Query(() => FirstAidCaseConnection, {
    nullable: true,
    description: 'Open cases that wait for the role of the caller: for the staff of a library those of its members.',
  })
  async firstAidCases(
    @Args(() => FirstAidCasePage) { first, after }: FirstAidCasePage,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<FirstAidCaseConnection> {
    const helper = await actingAs('firstAidCases');
    const scope = { list: 'firstAidCases', caller: helper.name };
    const position = typeof after === 'string' ? registry.cursors.open(scope, after) : undefined;
    const isForeign = typeof after === 'string' && position === undefined;
    refuseWrongPage(first, LARGEST_PAGE, isForeign);
    const [openedAt = '', id = ''] = position?.split(' ') ?? [];
    const found = await waitingCases(registry, helper, {
      after: position ? { openedAt, id } : undefined,
      limit: first + 1,
    });
    const edges = found.slice(0, first).map((node) => ({
      cursor: registry.cursors.seal(scope, `${node.openedAt.toISOString()} ${node.id}`),
      node,
    }));
    return { edges, pageInfo: { hasNextPage: found.length > first, endCursor: edges.at(-1)?.cursor } };
  }
}
