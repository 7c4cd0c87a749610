import { isJsonObject, type JsonObject } from '../../../shared/vocabulary/jsonObject.ts';
import { PopulationRegisterUnavailable } from './populationRegister.ts';

/** The entries of a document's element, in force or not. */
export function everyEntry(document: JsonObject, element: string): JsonObject[] {
  const value = document[element];
  if (value === undefined || value === null) return [];
  const entries: unknown[] = Array.isArray(value) ? value : [value];
  if (!entries.every(isJsonObject)) throw new PopulationRegisterUnavailable('DATA_ERROR');
  return entries;
}

/** Those in force. An entry is, unless it says that it is not. */
export function currentEntries(document: JsonObject, element: string): JsonObject[] {
  return everyEntry(document, element).filter((entry) => entry['erGjeldende'] !== false);
}

/** The one entry in force. Two are an error in the register, and choosing between them would be a guess. */
export function currentEntry(document: JsonObject, element: string): JsonObject | undefined {
  const [entry, ...others] = currentEntries(document, element);
  if (others.length > 0) throw new PopulationRegisterUnavailable('DATA_ERROR');
  return entry;
}
