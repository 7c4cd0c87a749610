import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { PageInfo } from '../../../shared/graphql/connectionPage.ts';
import type { Analyst } from '../../domain/actor.ts';
import type { RecordFilter, RecordSort } from '../../domain/records/membershipRecord.ts';
import type { RecordTotal } from '../../domain/records/recordTotal.ts';
import { listMembershipRecords, totalRecords } from '../../operations/records/listMembershipRecords.ts';
import type { InsightRequest } from '../request.ts';
import { MembershipRecord } from './membershipRecord.ts';
import { LARGEST_PAGE, placeIn, placeOf, scopeOf } from './recordCursor.ts';
import { MEMBERSHIP_RECORD_SORTS, MembershipRecordFilter, parseFilter } from './recordFilter.ts';

@ObjectType('MembershipRecordTotal', { description: 'How many records a filter finds, as far as that may be told.' })
class MembershipRecordTotal implements RecordTotal {
  @Field(() => Int, {
    nullable: true,
    description: 'To the nearest five; null where it is withheld, or more than ten thousand.',
  })
  readonly count!: number | null;

  @Field(() => Boolean, { description: 'Withheld: fewer than 10, or than 20 where Finland may be among them.' })
  readonly suppressed!: boolean;

  @Field(() => Boolean, { description: 'More than ten thousand; statistics tell how many.' })
  readonly more!: boolean;
}

@ObjectType('MembershipRecordEdge', { description: 'One record in a page.' })
class MembershipRecordEdge {
  @Field(() => String, { description: 'For `after`, with the same filter and sort, for 24 hours.' })
  readonly cursor!: string;

  @Field(() => MembershipRecord, { description: 'The record.' })
  readonly node!: MembershipRecord;
}

@ObjectType('MembershipRecordConnection', { description: 'A page of records of all countries.' })
class MembershipRecordConnection {
  @Field(() => [MembershipRecordEdge], { description: 'At most as many as asked for.' })
  readonly edges!: MembershipRecordEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  readonly pageInfo!: PageInfo;

  @Field(() => MembershipRecordTotal, { description: 'How many there are in all.' })
  totals(@Ctx() { registry }: InsightRequest): Promise<MembershipRecordTotal> {
    return this.count(registry);
  }

  readonly count!: (registry: InsightRequest['registry']) => Promise<RecordTotal>;
}

@Resolver()
export class MembershipRecordsResolver {
  @Query(() => MembershipRecordConnection, {
    description:
      'Memberships of all countries, one by one, without anything of a person. For analysts; each has a number of records a day.',
  })
  async membershipRecords(
    @Arg('filter', () => MembershipRecordFilter, { nullable: true, description: 'Which; all where left out.' })
    filter: MembershipRecordFilter | null,
    @Arg('sort', () => MEMBERSHIP_RECORD_SORTS, { defaultValue: 'SINCE_OLDEST', description: 'In which order.' })
    sort: RecordSort,
    @Arg('first', () => Int, { defaultValue: 20, description: `1 to ${LARGEST_PAGE}.` }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last one seen.' })
    after: string | null,
    @Ctx() request: InsightRequest,
  ): Promise<MembershipRecordConnection> {
    const analyst = await request.actingAs('membershipRecords');
    const { cursors } = request.registry;
    const parsed = parseFilter(filter ?? {});
    const scope = scopeOf(analyst.name, parsed ?? {}, sort);
    const query = { filter: parsed ?? {}, sort, limit: first + 1, after: placeIn(cursors, scope, first, after) };
    const found = parsed ? await listMembershipRecords(request.registry, analyst, query) : [];
    const edges = found.slice(0, first).map((record) => ({
      cursor: cursors.seal(scope, placeOf(record)),
      node: Object.assign(new MembershipRecord(), record),
    }));
    const pageInfo = { hasNextPage: found.length > first, endCursor: edges.at(-1)?.cursor };
    return Object.assign(new MembershipRecordConnection(), { edges, pageInfo, count: counting(analyst, parsed) });
  }
}

function counting(analyst: Analyst, filter: RecordFilter | undefined): MembershipRecordConnection['count'] {
  if (!filter) return async () => ({ count: null, suppressed: true, more: false });
  return (registry) => totalRecords(registry, analyst, filter);
}
