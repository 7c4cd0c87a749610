import { SYNTHETIC_PEOPLE } from '../../../../subgraphs/norway/outside/populationRegister/population/people.ts';
import { personDocument } from '../../../../subgraphs/norway/outside/populationRegister/population/personDocument.ts';
import { personReader } from '../../../../subgraphs/norway/outside/populationRegister/readPerson.ts';
import type { JsonObject } from '../../../../subgraphs/shared/vocabulary/jsonObject.ts';
import { numbered } from './identityNumbers.ts';

export const AS_OF = new Date('2026-03-02T09:00:00Z');
export const reader = personReader('only', () => AS_OF);

/** The document of one of the synthetic population, with other elements in place of its own. */
export function documentOf(number: string, changes: JsonObject = {}): JsonObject {
  const person = SYNTHETIC_PEOPLE.find((one) => one.number === number);
  if (!person) throw new Error('not in the population');
  return { ...personDocument(person), ...changes };
}

export function read(number: string, changes: JsonObject = {}) {
  return reader(documentOf(number, changes), numbered(number));
}
