import { opaqueId, seededRandom } from './seededRandom.ts';
import { AGE_BANDS, SYNTHETIC_COUNTRIES } from './syntheticCountries.ts';
import { EMPTY, type Membership, nextOf } from './syntheticLife.ts';

const FIRST_DAY = Date.UTC(2023, 0, 1);
/** The first day that has no event any more. */
export const LAST_DAY = Date.UTC(2026, 10, 1);
const DAY_MS = 86_400_000;
const OPENS_MS = 8 * 3_600_000; // between 8 and 20 o'clock, so that every zone of the three says the same day and month
const OPEN_MS = 12 * 3_600_000;
const SEED = 20_260_701;

/** An event as insight stores it, its instants and dates as text in UTC. */
export interface SyntheticEvent {
  readonly country: string;
  readonly position: number;
  readonly membership: string;
  readonly kind: string | null;
  readonly happened: string;
  readonly at: string;
  readonly library: string | null;
  readonly region: string | null;
  readonly ageBand: string | null;
  readonly since: string | null;
  readonly through: string | null;
  readonly status: string;
  readonly undisclosed: boolean;
}

/** So many events of nearly four years in the order of time, always the same ones: memberships that begin, go on and end. */
export function* syntheticEvents(count: number): Generator<SyntheticEvent> {
  const random = seededRandom(SEED);
  const lives = SYNTHETIC_COUNTRIES.map(() => [] as Membership[]);
  const positions = SYNTHETIC_COUNTRIES.map(() => 0);
  const days = (LAST_DAY - FIRST_DAY) / DAY_MS;
  let born = 0;
  for (let number = 0; number < count; number += 1) {
    const place = countryAt(random());
    const alive = lives[place] ?? [];
    const time = (number / count) * days;
    const day = Math.floor(time);
    const at = FIRST_DAY + day * DAY_MS + OPENS_MS + (time - day) * OPEN_MS;
    const chosen = random() < joiningShare(time) ? alive.length : Math.floor(random() * alive.length);
    const membership = nextOf(alive[chosen] ?? { ...EMPTY, number: born++ }, place, at, random);
    if (membership.happened === 'ERASED') alive[chosen] = alive.at(-1) ?? membership;
    else alive[chosen] = membership;
    if (membership.happened === 'ERASED') alive.pop();
    positions[place] = (positions[place] ?? 0) + 1;
    yield eventOf(membership, place, positions[place] ?? 0, at);
  }
}

// More people join in autumn, when schools and courses begin.
function joiningShare(day: number): number {
  return 0.33 + 0.08 * Math.sin((2 * Math.PI * (day + 60)) / 365);
}

function countryAt(part: number): number {
  let sum = 0;
  const place = SYNTHETIC_COUNTRIES.findIndex(({ share }) => {
    sum += share;
    return part < sum;
  });
  return place < 0 ? 0 : place;
}

function eventOf(membership: Membership, place: number, position: number, at: number): SyntheticEvent {
  const { kind, library, band, undisclosed, happened, status, since } = membership;
  const country = SYNTHETIC_COUNTRIES[place];
  const isErased = happened === 'ERASED';
  const where = undisclosed || isErased ? undefined : country?.libraries[library];
  return {
    country: country?.name ?? '',
    position,
    membership: opaqueId(membership.number),
    kind: isErased ? null : (country?.kinds[kind] ?? null),
    happened,
    at: instantOf(at),
    library: where?.code ?? null,
    region: where?.region ?? null,
    ageBand: where ? (AGE_BANDS[band] ?? null) : null,
    since: isErased ? null : dayOf(since),
    through: null,
    status,
    undisclosed: undisclosed && !isErased,
  };
}

const days = new Map<number, string>();

// Made once a day: a Date for each of ten million events would take half of the time.
function dayOf(at: number): string {
  const day = Math.floor(at / DAY_MS);
  const known = days.get(day) ?? new Date(day * DAY_MS).toISOString().slice(0, 10);
  days.set(day, known);
  return known;
}

function instantOf(at: number): string {
  const seconds = Math.floor((at - Math.floor(at / DAY_MS) * DAY_MS) / 1_000);
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${dayOf(at)}T${parts.map(twoDigits).join(':')}Z`;
}

function twoDigits(part: number): string {
  return part < 10 ? `0${part}` : String(part);
}
