import { parseCalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import {
  AGE_BANDS,
  type FeedEvent,
  HAPPENINGS,
  STANDINGS,
  type Standing,
} from '../../../shared/vocabulary/membershipEvent.ts';

type Fields = Readonly<Record<string, unknown>>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;
const KIND = /^[A-Z][A-Z_]{1,29}$/;
const PLACE = /^[\p{L}\p{N}][\p{L}\p{N} .-]{0,59}$/u;

const text = (form: RegExp) => (value: unknown) => typeof value === 'string' && form.test(value);
const oneOf = (words: readonly unknown[]) => (value: unknown) => words.includes(value);
const orNull = (check: (value: unknown) => boolean) => (value: unknown) => value === null || check(value);
const isDay = (value: unknown) => typeof value === 'string' && parseCalendarDate(value) !== undefined;
const isInstant = (value: unknown) => text(INSTANT)(value) && !Number.isNaN(Date.parse(String(value)));

const CHECKS: Readonly<Record<keyof FeedEvent, (value: unknown) => boolean>> = {
  position: (value) => Number.isSafeInteger(value) && Number(value) > 0,
  membership: text(UUID),
  happened: oneOf(HAPPENINGS),
  at: isInstant,
  kind: orNull(text(KIND)),
  library: orNull(text(PLACE)),
  region: orNull(text(PLACE)),
  ageBand: orNull(oneOf(AGE_BANDS)),
  since: orNull(isDay),
  through: orNull(isDay),
  status: oneOf(STANDINGS),
  undisclosed: oneOf([true, false]),
};

/**
 * The event that the value is, or undefined. Nothing may be missing and nothing more be there: what a country tells by
 * mistake, of a person or of a protected one's place, goes no further than this.
 */
export function readEvent(value: unknown): FeedEvent | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Fields;
  const names = Object.keys(CHECKS) as (keyof FeedEvent)[];
  if (Object.keys(fields).length !== names.length) return undefined;
  if (!names.every((name) => Object.hasOwn(fields, name) && CHECKS[name](fields[name]))) return undefined;
  const event = { ...(value as FeedEvent), at: new Date(String(fields['at'])) };
  return isWhole(event) ? event : undefined;
}

function isWhole({
  happened,
  kind,
  library,
  region,
  ageBand,
  since,
  through,
  status,
  undisclosed,
}: FeedEvent): boolean {
  const place = [library, region, ageBand];
  if (undisclosed && place.some((part) => part !== null)) return false;
  if (happened !== 'ERASED') return kind !== null && since !== null && fits(happened, status);
  return status === 'ENDED' && [kind, since, through, ...place].every((part) => part === null) && !undisclosed;
}

function fits(happened: FeedEvent['happened'], status: Standing): boolean {
  if (happened === 'ACTIVATED' || happened === 'RENEWED') return status === 'ACTIVE';
  return happened === 'LAPSED' ? status === 'ENDED' : true;
}
