import { isJsonObject, type JsonObject, objectOf, parseJson, textOf } from '../../../shared/vocabulary/jsonObject.ts';
import { isRefusal } from '../../../shared/vocabulary/refusal.ts';
import { parseNationalIdentityNumber, type SyntheticNumbers } from '../../domain/nationalIdentityNumber.ts';
import { parseRegisterTime } from '../../domain/registerTime.ts';
import { type EventPage, PopulationRegisterUnavailable, type RegisterEvent } from './populationRegister.ts';

/** The page in that text, asked for from that sequence number. Types that we do not know never break it. */
export function readEventPage(text: string, from: number, synthetic: SyntheticNumbers): Omit<EventPage, 'etag'> {
  const entries = parseJson(text);
  if (!Array.isArray(entries)) throw new PopulationRegisterUnavailable('UNREADABLE_ANSWER');
  const events = entries
    .map((entry) => readEvent(entry, synthetic))
    .filter(({ sequence }) => sequence >= from)
    .sort((one, other) => one.sequence - other.sequence);
  const last = events.at(-1)?.sequence;
  return { events, next: last === undefined ? from : last + 1 };
}

/** The bare number that the register answers with; it once announced an object instead, and took that back. */
export function readSequence(text: string): number {
  const value = parseJson(text);
  return sequenceIn(isJsonObject(value) ? value['sekvensnummer'] : value);
}

function readEvent(entry: unknown, synthetic: SyntheticNumbers): RegisterEvent {
  if (!isJsonObject(entry)) throw new PopulationRegisterUnavailable('UNREADABLE_ANSWER');
  const event = objectOf(entry, 'hendelse');
  const type = typeOf(event);
  const number = parseNationalIdentityNumber(textOf(event, 'folkeregisteridentifikator') ?? '', synthetic);
  const recordedAt = parseRegisterTime(textOf(event, 'ajourholdstidspunkt') ?? '');
  return {
    sequence: sequenceIn(entry['sekvensnummer']),
    ...(type && { type }),
    ...(!isRefusal(number) && { number }),
    ...(recordedAt && { recordedAt }),
  };
}

// The feed spells it without the s, the document of the same event with it.
function typeOf(event: JsonObject | undefined): string | undefined {
  return textOf(event, 'hendelsetype') ?? textOf(event, 'hendelsestype');
}

// A number that JavaScript cannot hold exactly would be asked for again for ever.
function sequenceIn(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new PopulationRegisterUnavailable('UNREADABLE_ANSWER');
}
