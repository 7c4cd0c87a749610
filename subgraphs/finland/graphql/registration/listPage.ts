import { type PageInfo, refuseWrongPage } from '../../../shared/graphql/connectionPage.ts';
import type { CursorScope, Cursors } from '../../../shared/runtime/cursors.ts';
import type { ListPage } from '../../operations/registration/parseRecordId.ts';

const LARGEST_PAGE = 100;

/** What is asked for, with one more to see whether there is more. Throws BAD_USER_INPUT for a cursor of another list. */
export function openedPage(
  cursors: Cursors,
  scope: CursorScope,
  { first, after }: { first: number; after?: string | null | undefined },
): ListPage {
  const position = typeof after === 'string' ? cursors.open(scope, after) : undefined;
  const isForeign = typeof after === 'string' && position === undefined;
  refuseWrongPage(first, LARGEST_PAGE, isForeign);
  return { after: position, limit: first + 1 };
}

/** The page of what was found. */
export function pageOf<Node extends { readonly openedAt: Date; readonly id: string }>(
  cursors: Cursors,
  scope: CursorScope,
  first: number,
  found: readonly Node[],
): { edges: { cursor: string; node: Node }[]; pageInfo: PageInfo } {
  const edges = found.slice(0, first).map((node) => {
    return { cursor: cursors.seal(scope, `${node.openedAt.toISOString()} ${node.id}`), node };
  });
  return { edges, pageInfo: { hasNextPage: found.length > first, endCursor: edges.at(-1)?.cursor } };
}
