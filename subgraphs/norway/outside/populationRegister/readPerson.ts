import { parseCalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { type JsonObject, textOf } from '../../../shared/vocabulary/jsonObject.ts';
import type { Sensitive } from '../../../shared/vocabulary/sensitive.ts';
import type { SyntheticNumbers } from '../../domain/nationalIdentityNumber.ts';
import type { RegisteredName, RegisteredPerson } from '../../domain/registeredPerson.ts';
import { compareRegisterTimes, parseRegisterTime, type RegisterTime } from '../../domain/registerTime.ts';
import { currentEntries, currentEntry } from './element.ts';
import { PopulationRegisterUnavailable } from './populationRegister.ts';
import { readAddress } from './readAddress.ts';
import { readNumbers } from './readNumbers.ts';

/**
 * What the register's document says of the person asked for. No location of a protected person gets past this point.
 * Fields and values that we do not know never break it; what makes the person unreadable throws DATA_ERROR.
 */
export type PersonReader = (document: JsonObject, asked: Sensitive) => RegisteredPerson;

export function personReader(synthetic: SyntheticNumbers, now: () => Date): PersonReader {
  return (document, asked) => {
    const numbers = readNumbers(document, asked, synthetic);
    const status = readStatus(document);
    const asOf = now();
    if (status === 'CEASED') return { status, identityNumber: numbers.identityNumber, asOf };
    const birthDate = parseCalendarDate(textOf(currentEntry(document, 'foedsel'), 'foedselsdato') ?? '');
    const recordedAt = latestTime(document);
    return {
      status,
      ...numbers,
      name: readName(document),
      ...(birthDate && { birthDate }),
      ...readAddress(document, status, numbers.identityNumber),
      ...(recordedAt && { recordedAt }),
      asOf,
    };
  };
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

const TIMED = ['status', 'navn', 'foedsel', 'doedsfall', 'adressebeskyttelse', 'bostedsadresse', 'oppholdsadresse'];

function latestTime(document: JsonObject): RegisterTime | undefined {
  return TIMED.flatMap((element) => currentEntries(document, element))
    .map((entry) => parseRegisterTime(textOf(entry, 'ajourholdstidspunkt') ?? ''))
    .filter((time) => time !== undefined)
    .sort(compareRegisterTimes)
    .at(-1);
}
