import { refuseWrongPage } from '../../../shared/graphql/connectionPage.ts';
import type { CursorScope, Cursors } from '../../../shared/runtime/cursors.ts';
import type { PlacedRecord, RecordFilter, RecordPlace, RecordSort } from '../../domain/records/membershipRecord.ts';

export const LARGEST_PAGE = 100;

/** A cursor opens for its analyst, with its filter and its sort. */
export function scopeOf(caller: string, filter: RecordFilter, sort: RecordSort): CursorScope {
  return { list: 'membershipRecords', caller, filter: JSON.stringify([sort, filter]) };
}

export function placeOf({ place, country, membership }: PlacedRecord): string {
  return JSON.stringify([place, country, membership]);
}

/** Throws BAD_USER_INPUT for a cursor of another list and for a page that is too large. */
export function placeIn(
  cursors: Cursors,
  scope: CursorScope,
  first: number,
  after: string | null | undefined,
): RecordPlace | undefined {
  const sealed = typeof after === 'string' ? cursors.open(scope, after) : undefined;
  const isForeign = typeof after === 'string' && sealed === undefined;
  refuseWrongPage(first, LARGEST_PAGE, isForeign);
  if (sealed === undefined) return undefined;
  const [value, country, membership] = JSON.parse(sealed) as [string, string, string];
  return { value, country, membership };
}
