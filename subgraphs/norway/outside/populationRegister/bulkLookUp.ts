import {
  isJsonObject,
  type JsonObject,
  objectOf,
  parseJsonObject,
  textOf,
} from '../../../shared/vocabulary/jsonObject.ts';
import type { Sensitive } from '../../../shared/vocabulary/sensitive.ts';
import { type LookedUp, PopulationRegisterUnavailable } from './populationRegister.ts';
import type { PersonReader } from './readPerson.ts';

const MOST_AT_ONCE = 1_000;

/** Each number once, in as many rows as the register takes them in. */
export function inChunks(numbers: readonly Sensitive[]): readonly (readonly Sensitive[])[] {
  const once = [...new Map(numbers.map((number) => [number.reveal(), number])).values()];
  const chunks = Math.ceil(once.length / MOST_AT_ONCE);
  return Array.from({ length: chunks }, (_, at) => once.slice(at * MOST_AT_ONCE, (at + 1) * MOST_AT_ONCE));
}

/** What the answer says of each number asked, found by the number that it repeats and not by its place. */
export function readBulkAnswer(text: string, asked: readonly Sensitive[], read: PersonReader): readonly LookedUp[] {
  const entries = parseJsonObject(text)?.['oppslag'];
  if (!Array.isArray(entries)) throw new PopulationRegisterUnavailable('UNREADABLE_ANSWER');
  const documents = documentsIn(entries.filter(isJsonObject));
  return asked.map((number) => ({ number, found: foundIn(documents.get(number.reveal()), number, read) }));
}

// Nobody was asked for twice, so two entries for one number are no answer: choosing between them would be a guess.
function documentsIn(entries: readonly JsonObject[]): ReadonlyMap<string | undefined, JsonObject | undefined> {
  const documents = new Map<string | undefined, JsonObject | undefined>();
  for (const entry of entries) {
    const number = textOf(entry, 'foedselsEllerDNummer');
    documents.set(number, documents.has(number) ? undefined : objectOf(entry, 'folkeregisterperson'));
  }
  return documents;
}

// One person whose record is in disorder does not keep the other 999 from being read.
function foundIn(document: JsonObject | undefined, number: Sensitive, read: PersonReader): LookedUp['found'] {
  if (!document) return 'NOT_DELIVERED';
  try {
    return read(document, number);
  } catch (error) {
    if (error instanceof PopulationRegisterUnavailable && error.reason === 'DATA_ERROR') return 'DATA_ERROR';
    throw error;
  }
}
