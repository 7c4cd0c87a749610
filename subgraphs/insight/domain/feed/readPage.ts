import { FEED_PAGE, type FeedEvent, type FeedPage } from '../../../shared/vocabulary/membershipEvent.ts';
import type { FeedCountry } from './feedCountry.ts';
import type { FeedFault } from './feedFault.ts';
import { readEvent } from './readEvent.ts';

/** What was asked for: the events of a country after that position. */
export interface FeedQuestion {
  readonly country: FeedCountry;
  readonly after: number;
}

const FIELDS = ['country', 'head', 'publishedAt', 'completeTo', 'events'];

/** The page that the answer is, or why none of it may be taken in. */
export function readPage(answer: unknown, { country, after }: FeedQuestion): FeedPage | FeedFault {
  if (!hasFields(answer)) return 'WRONG_SHAPE';
  const { head, publishedAt, completeTo, events: given } = answer;
  if (answer['country'] !== country) return 'WRONG_COUNTRY';
  const known = { publishedAt: instantOrNull(publishedAt), completeTo: instantOrNull(completeTo) };
  if (!Number.isSafeInteger(head) || known.publishedAt === undefined || !known.completeTo) return 'WRONG_SHAPE';
  if (!Array.isArray(given) || given.length > FEED_PAGE) return 'WRONG_SHAPE';
  const events = given.map(readEvent).filter((event) => event !== undefined);
  if (events.length < given.length) return 'WRONG_SHAPE';
  const { publishedAt: at, completeTo: to } = known;
  return (
    faultOfOrder(events, after, Number(head)) ?? {
      country,
      head: Number(head),
      publishedAt: at,
      completeTo: to,
      events,
    }
  );
}

function faultOfOrder(events: readonly FeedEvent[], after: number, head: number): FeedFault | undefined {
  if (head < after) return 'WENT_BACK';
  const positions = events.map(({ position }) => position);
  const [first = after + 1] = positions;
  if (positions.some((position, place) => place > 0 && position <= (positions[place - 1] ?? 0))) return 'OUT_OF_ORDER';
  if (first <= after) return 'REPEATED';
  if (positions.some((position, place) => position !== after + 1 + place)) return 'GAP';
  const last = after + events.length;
  if (last > head) return 'WRONG_SHAPE';
  // Whoever knows of more must tell something: otherwise it would be asked for the same again and again.
  return events.length === 0 && head > after ? 'GAP' : undefined;
}

function hasFields(answer: unknown): answer is Readonly<Record<string, unknown>> {
  if (typeof answer !== 'object' || answer === null) return false;
  const names = Object.keys(answer);
  return names.length === FIELDS.length && FIELDS.every((name) => names.includes(name));
}

/** Undefined where it is neither an instant nor null. */
function instantOrNull(value: unknown): Date | null | undefined {
  if (value === null) return null;
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return undefined;
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
