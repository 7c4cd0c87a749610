import { parseCalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { Sensitive } from '../../../shared/vocabulary/sensitive.ts';
import type { RegisteredName, RegisteredPerson } from '../../domain/registeredPerson.ts';
import { type JsonObject, textOf } from '../jsonObject.ts';
import { currentEntries, currentEntry } from './element.ts';
import { PopulationRegisterUnavailable } from './populationRegister.ts';
import { readAddress } from './readAddress.ts';

/**
 * What the register's document says of the person asked for. No location of a protected person gets past this point.
 * Fields and values that we do not know never break it; what makes the person unreadable throws DATA_ERROR.
 */
export function readPerson(document: JsonObject, asked: Sensitive, asOf: Date): RegisteredPerson {
  const identityNumber = numberInUse(document, asked);
  const status = readStatus(document);
  if (status === 'CEASED') return { status, identityNumber, asOf };
  const birthDate = parseCalendarDate(textOf(currentEntry(document, 'foedsel'), 'foedselsdato') ?? '');
  return {
    status,
    identityNumber,
    name: readName(document),
    ...(birthDate && { birthDate }),
    ...readAddress(document),
    asOf,
  };
}

function numberInUse(document: JsonObject, asked: Sensitive): Sensitive {
  const entries = currentEntries(document, 'identifikasjonsnummer');
  const inUse = entries.filter((entry) => entry['status'] === 'iBruk');
  if (entries.length === 0 || inUse.length > 1) throw new PopulationRegisterUnavailable('DATA_ERROR');
  const number = textOf(inUse[0], 'foedselsEllerDNummer');
  if (number === undefined || number === asked.reveal()) return asked;
  if (!/^\d{11}$/.test(number)) throw new PopulationRegisterUnavailable('DATA_ERROR');
  return new Sensitive(number, `${number.slice(0, 6)}*****`);
}

// Open to every rights package are only these five; the others may come as 'aktiv', and a new one may come any day.
const STATUSES = new Map<unknown, RegisteredPerson['status']>([
  ['bosatt', 'RESIDENT'],
  ['utflyttet', 'EMIGRATED'],
  ['doed', 'DEAD'],
  ['opphoert', 'CEASED'],
]);

function readStatus(document: JsonObject): RegisteredPerson['status'] {
  const status = STATUSES.get(currentEntry(document, 'status')?.['status']) ?? 'OTHER';
  const died = currentEntry(document, 'doedsfall') !== undefined;
  return died && status !== 'CEASED' ? 'DEAD' : status;
}

function readName(document: JsonObject): RegisteredName {
  const entry = currentEntry(document, 'navn');
  const [first, middle, last] = ['fornavn', 'mellomnavn', 'etternavn'].map((part) => textOf(entry, part));
  if (!first || !last) throw new PopulationRegisterUnavailable('DATA_ERROR');
  return { first, ...(middle && { middle }), last };
}
