import type { CalendarDate } from '../../../subgraphs/shared/vocabulary/calendarDate.ts';
import {
  AGE_BANDS,
  type FeedEvent,
  type FeedPage,
  type Happening,
  type Standing,
} from '../../../subgraphs/shared/vocabulary/membershipEvent.ts';

/** 0 up to the bound, always the same row of them for the same seed. */
function dice(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** The id of the membership with that number. */
export function membershipId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** An event as a country tells it; whatever is not given is plain. */
export function event(position: number, given: Partial<FeedEvent> = {}): FeedEvent {
  const place = { kind: 'DESK', library: '5280', region: 'NL-DR', ageBand: '25-39' } as const;
  return {
    ...{ position, membership: membershipId(position), happened: 'JOINED', at: new Date('2026-10-15T10:00:00Z') },
    ...place,
    ...{ since: '2026-10-15' as CalendarDate, through: null, status: 'ACTIVE', undisclosed: false },
    ...given,
  };
}

const HIDDEN = { library: null, region: null, ageBand: null, undisclosed: true } as const;
const NOTHING = { kind: null, library: null, region: null, ageBand: null, since: null, through: null } as const;

export function erasure(position: number, membership: string, at = new Date('2026-11-01T10:00:00Z')): FeedEvent {
  return { position, membership, happened: 'ERASED', at, ...NOTHING, status: 'ENDED', undisclosed: false };
}

/** So many events of a few memberships in every order that a country could tell them in, and in some that it could not. */
export function randomHistory(seed: number, count: number): FeedEvent[] {
  const throwDice = dice(seed);
  const oneOf = <Value>(values: readonly Value[]): Value => values[throwDice(values.length)] as Value;
  return Array.from({ length: count }, (_, index) => {
    const membership = membershipId(throwDice(Math.ceil(count / 6)));
    const at = new Date(Date.UTC(2026, throwDice(11), 1 + throwDice(28), throwDice(24), throwDice(60)));
    const happened = oneOf<Happening>([
      'JOINED',
      'ACTIVATED',
      'RENEWED',
      'MOVED',
      'MOVED',
      'LAPSED',
      'ENDED',
      'ERASED',
    ]);
    if (happened === 'ERASED') return erasure(index + 1, membership, at);
    const place = {
      kind: oneOf(['DESK', 'ONLINE']),
      library: oneOf(['5280', '6100', null]),
      region: oneOf(['NL-DR', null]),
    };
    const told = { ...place, ageBand: oneOf([...AGE_BANDS, null]), ...(throwDice(6) === 0 && HIDDEN) };
    return event(index + 1, { membership, happened, at, ...told, status: statusAfter(happened, throwDice) });
  });
}

function statusAfter(happened: Happening, throwDice: (bound: number) => number): Standing {
  if (happened === 'ACTIVATED' || happened === 'RENEWED') return 'ACTIVE';
  if (happened === 'LAPSED') return 'ENDED';
  return (['ACTIVE', 'ACTIVE', 'PENDING', 'ENDED'] as const)[throwDice(4)] ?? 'ACTIVE';
}

/** The page that tells those of the events which come after that position, as a country would. */
export function pageOf(events: readonly FeedEvent[], after = 0, country = 'norway'): FeedPage {
  const [publishedAt, completeTo] = [new Date('2026-11-20T09:59:00Z'), new Date('2026-11-20T09:59:30Z')];
  const told = events.slice(after, after + 1_000);
  return {
    country,
    head: events.length,
    publishedAt: events.length > 0 ? publishedAt : null,
    completeTo,
    events: told,
  };
}
