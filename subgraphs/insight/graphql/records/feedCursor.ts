import { refuseWrongPage } from '../../../shared/graphql/connectionPage.ts';
import type { CursorScope, Cursors } from '../../../shared/runtime/cursors.ts';
import { FEED_COUNTRIES } from '../../domain/feed/feedCountry.ts';
import { BEGINNING, type FeedPlace } from '../../domain/records/membershipChange.ts';
import { LARGEST_PAGE } from './recordCursor.ts';

const DIGITS = 16;

/** As long whatever the numbers are: how many events there are without place is nobody's to know. */
export function sealedPlace(cursors: Cursors, caller: string, place: FeedPlace): string {
  const numbers = FEED_COUNTRIES.map((country) => String(place[country]).padStart(DIGITS, '0'));
  return cursors.seal(scopeOf(caller), numbers.join(''));
}

/** Throws BAD_USER_INPUT for a cursor that is not this analyst's and for a page that is too large. */
export function feedPlaceIn(
  cursors: Cursors,
  caller: string,
  first: number,
  after: string | null | undefined,
): FeedPlace {
  const sealed = typeof after === 'string' ? cursors.open(scopeOf(caller), after) : undefined;
  const isForeign = typeof after === 'string' && sealed === undefined;
  refuseWrongPage(first, LARGEST_PAGE, isForeign);
  if (sealed === undefined) return BEGINNING;
  const [netherlands = 0, norway = 0, finland = 0] = FEED_COUNTRIES.map((_, at) =>
    Number(sealed.slice(at * DIGITS, (at + 1) * DIGITS)),
  );
  return { netherlands, norway, finland };
}

function scopeOf(caller: string): CursorScope {
  return { list: 'membershipChanges', caller };
}
