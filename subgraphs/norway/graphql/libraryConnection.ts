import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { PageInfo, refuseWrongPage } from '../../shared/graphql/connectionPage.ts';
import type { Library as NorwegianLibrary } from '../domain/library.ts';
import { type LibraryNumber, parseLibraryNumber } from '../domain/libraryNumber.ts';
import { listLibraries } from '../operations/findLibrary.ts';
import { Library } from './library.ts';
import type { NorwegianRequest } from './request.ts';

const LARGEST_PAGE = 200;

@ObjectType({ description: 'One library in a page.' })
class LibraryEdge {
  @Field(() => String, { description: 'For `after`.' })
  readonly cursor!: string;

  @Field(() => Library, { description: 'The library.' })
  readonly node!: NorwegianLibrary;
}

@ObjectType({ description: 'A page of the Norwegian libraries, by number.' })
class LibraryConnection {
  @Field(() => [LibraryEdge], { description: 'At most as many as asked for.' })
  readonly edges!: LibraryEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  readonly pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many there are in all.' })
  readonly totalCount!: number;
}

@Resolver()
export class LibraryConnectionResolver {
  @Query(() => LibraryConnection, { description: 'The Norwegian libraries that one can choose. Open to everybody.' })
  async libraries(
    @Arg('first', () => Int, { defaultValue: 100, description: `1 to ${LARGEST_PAGE}.` }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last one seen.' }) after:
      | string
      | null,
    @Ctx() { registry, actingAs }: NorwegianRequest,
  ): Promise<LibraryConnection> {
    await actingAs('libraries');
    const number = numberIn(after);
    refuseWrongPage(first, LARGEST_PAGE, typeof after === 'string' && number === undefined);
    const { libraries, totalCount } = await listLibraries(registry, { limit: first + 1, after: number });
    const edges = libraries.slice(0, first).map((node) => ({ cursor: cursorOf(node), node }));
    return { edges, totalCount, pageInfo: { hasNextPage: libraries.length > first, endCursor: edges.at(-1)?.cursor } };
  }
}

function cursorOf({ number }: NorwegianLibrary): string {
  return Buffer.from(number).toString('base64url');
}

function numberIn(cursor: string | null | undefined): LibraryNumber | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  return parseLibraryNumber(Buffer.from(cursor, 'base64url').toString('utf8'));
}
