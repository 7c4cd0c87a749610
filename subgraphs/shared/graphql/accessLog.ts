import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { AuditPage } from '../runtime/auditTrail.ts';
import type { CursorScope, Cursors } from '../runtime/cursors.ts';
import { ACCESS_ACTIONS, type AccessAction, type LoggedAccess } from '../vocabulary/loggedAccess.ts';
import { PageInfo, refuseWrongPage } from './connectionPage.ts';

const LARGEST_PAGE = 100;
const AccessLogAction = Object.fromEntries(Object.keys(ACCESS_ACTIONS).map((action) => [action, action]));

registerEnumType(AccessLogAction, {
  name: 'AccessLogAction',
  description: 'What was done with the record of a person.',
  valuesConfig: ACCESS_ACTIONS,
});

@Directive('@shareable')
@ObjectType('AccessLogEntry', { description: 'One use of what is registered of the person, or an attempt.' })
class AccessLogEntry {
  @Field(() => GraphQLDateTime, { description: 'When.' })
  readonly at!: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'The library or branch that it was done at; never who did it there. Null where it was done online or by the ' +
      'system itself, and where a place could tell where somebody lives whose address is not shown.',
  })
  readonly organisation?: string | undefined;

  @Field(() => AccessLogAction, { description: 'What.' })
  readonly action!: AccessAction;

  @Field(() => Boolean, {
    description: 'Whether it was done; false where it was refused, or only tried out by a dry run.',
  })
  readonly done!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'What for, where somebody was looked up by a national number and had to say it.',
  })
  readonly purpose?: string | undefined;
}

@Directive('@shareable')
@ObjectType('AccessLogEdge', { description: 'One entry in a page.' })
class AccessLogEdge {
  @Field(() => String, { description: 'For `after`. Works for this person, in this list, for 24 hours.' })
  readonly cursor!: string;

  @Field(() => AccessLogEntry, { description: 'The entry.' })
  readonly node!: AccessLogEntry;
}

@Directive('@shareable')
@ObjectType('AccessLogConnection', {
  description: 'A page of the uses of what is registered of a person, newest first.',
})
export class AccessLogConnection {
  @Field(() => [AccessLogEdge], { description: 'At most as many as asked for.' })
  readonly edges!: AccessLogEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  readonly pageInfo!: PageInfo;
}

@ArgsType()
export class AccessLogPage {
  @Field(() => Int, { defaultValue: 20, description: `1 to ${LARGEST_PAGE}.` })
  readonly first!: number;

  @Field(() => String, { nullable: true, description: 'The cursor of the last one seen.' })
  readonly after?: string | null;
}

/** Reads one page; throws BAD_USER_INPUT for a cursor that was not given to this person for this list. */
export async function accessLogConnection(
  cursors: Cursors,
  scope: CursorScope,
  { first, after }: AccessLogPage,
  read: (page: AuditPage) => Promise<LoggedAccess[]>,
): Promise<AccessLogConnection> {
  const before = typeof after === 'string' ? cursors.open(scope, after) : undefined;
  const isForeign = typeof after === 'string' && before === undefined;
  refuseWrongPage(first, LARGEST_PAGE, isForeign);
  const found = await read({ before, limit: first + 1 });
  const edges = found.slice(0, first).map(({ seq, ...node }) => ({ cursor: cursors.seal(scope, seq), node }));
  return { edges, pageInfo: { hasNextPage: found.length > first, endCursor: edges.at(-1)?.cursor } };
}
