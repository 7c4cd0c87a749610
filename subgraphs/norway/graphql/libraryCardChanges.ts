import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, Field, ID, Int, ObjectType, Query, Resolver, registerEnumType } from 'type-graphql';
import { PageInfo, refuseWrongPage } from '../../shared/graphql/connectionPage.ts';
import type { ObservedAccount } from '../domain/disclosure.ts';
import type { LibraryMembership as NorwegianMembership } from '../domain/libraryMembership.ts';
import { type LibraryCardChange as Change, libraryCardsChangedSince } from '../operations/libraryCardsChangedSince.ts';
import { LibraryCardAccount } from './libraryCardAccount.ts';
import { LibraryMembership } from './libraryMembership.ts';
import type { NorwegianRequest } from './request.ts';

const LARGEST_PAGE = 100;
const FIELDS = {
  MEMBERSHIP: { description: 'The membership with this library, and whether it is the home library.' },
  NAME: { description: 'As the population register writes it.' },
  REGISTERED_ADDRESS: { description: 'The primary address, or that it is not shown.' },
  TEMPORARY_ADDRESS: { description: 'Set, removed, or deleted after its last day.' },
  TELEPHONE: { description: 'E.164.' },
  EMAIL: { description: 'One mailbox.' },
  CARD: { description: 'Another card, or another state of it.' },
} as const satisfies Record<Change['fields'][number]['field'], { description: string }>;
const FIELD_NAMES = Object.fromEntries(Object.keys(FIELDS).map((field) => [field, field]));

registerEnumType(FIELD_NAMES, {
  name: 'LibraryCardField',
  description: "What a library's system keeps of a patron.",
  valuesConfig: FIELDS,
});

@ObjectType({ description: 'When one field last changed.' })
class LibraryCardFieldChange {
  @Field(() => FIELD_NAMES, { description: 'Which field.' })
  readonly field!: Change['fields'][number]['field'];

  @Field(() => GraphQLDateTime, { description: "By the database's clock." })
  readonly changedAt!: Date;
}

@ObjectType({ description: 'A person whose record changed for this library, with the record as it is now.' })
class LibraryCardChange {
  @Field(() => ID, {
    description:
      'Of the person at this library alone. Stays the same while cards come and go, and outlives the account.',
  })
  readonly reference!: string;

  @Field(() => GraphQLDateTime, {
    description: "By the database's clock; never earlier than that of the change before.",
  })
  readonly changedAt!: Date;

  @Field(() => LibraryMembership, {
    nullable: true,
    description: 'ENDED, or null where the account was erased: the library deletes its copy.',
  })
  readonly membership?: NorwegianMembership | undefined;

  @Field(() => LibraryCardAccount, {
    nullable: true,
    description: 'Null where the person is no patron of this library any more.',
  })
  readonly account?: ObservedAccount | undefined;

  @Field(() => [LibraryCardFieldChange], { description: 'When each field last changed.' })
  readonly fields!: Change['fields'];
}

@ObjectType({ description: 'One change in a page.' })
class LibraryCardChangeEdge {
  @Field(() => String, { description: 'For `after`. Works for this caller for 24 hours; after that, `since`.' })
  readonly cursor!: string;

  @Field(() => LibraryCardChange, { description: 'The change.' })
  readonly node!: Change;
}

@ObjectType({ description: 'A page of changes, in the order in which they were made. Each person is in it once.' })
class LibraryCardChangeConnection {
  @Field(() => [LibraryCardChangeEdge], { description: 'At most as many as asked for.' })
  readonly edges!: LibraryCardChangeEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  readonly pageInfo!: PageInfo;
}

@Resolver()
export class LibraryCardChangesResolver {
  @Query(() => LibraryCardChangeConnection, {
    description: `For the system of a library: whose cards, names, addresses, contacts or memberships with this library changed, to keep its own
copy up to date. Goes on with \`after\`; from a day later on with the \`changedAt\` of the last change as \`since\`, which
tells that one again and leaves none out.`,
  })
  async libraryCardsChangedSince(
    @Arg('since', () => GraphQLDateTime, { nullable: true, description: 'Only changes from then on.' })
    since: Date | null,
    @Arg('first', () => Int, { defaultValue: 50, description: `1 to ${LARGEST_PAGE}.` }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last one seen.' })
    after: string | null,
    @Ctx() { registry, actingAs }: NorwegianRequest,
  ): Promise<LibraryCardChangeConnection> {
    const system = await actingAs('libraryCardsChangedSince');
    const { cursors } = registry;
    const scope = { list: 'libraryCardsChangedSince', caller: system.name, filter: system.library };
    const position = typeof after === 'string' ? cursors.open(scope, after) : undefined;
    refuseWrongPage(first, LARGEST_PAGE, typeof after === 'string' && position === undefined);
    const page = { since: since ?? undefined, after: position, limit: first + 1 };
    const found = await libraryCardsChangedSince(registry, system, page);
    const edges = found.slice(0, first).map((node) => ({ cursor: cursors.seal(scope, node.seq), node }));
    return { edges, pageInfo: { hasNextPage: found.length > first, endCursor: edges.at(-1)?.cursor } };
  }
}
