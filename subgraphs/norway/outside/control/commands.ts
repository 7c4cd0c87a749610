import { isJsonObject } from '../../../shared/vocabulary/jsonObject.ts';
import type { PersonDocument } from '../populationRegister/population/personDocument.ts';
import { hasCheckDigits } from '../populationRegister/simulation/checkDigits.ts';
import { isDocumentFault } from '../populationRegister/simulation/documentFaults.ts';
import type { NorwegianSimulators } from '../simulators.ts';
import { isWhole, setFaults } from './readFault.ts';

interface Asked {
  readonly simulators: NorwegianSimulators;
  /** The named parts of the path. */
  readonly named: Readonly<Record<string, string>>;
  readonly request: unknown;
  readonly now: Date;
}

interface Command {
  /** For the reader of `GET /`. */
  readonly form: string;
  readonly does: string;
  readonly path: RegExp;
  /** The answer, or in words what cannot be read. */
  run(asked: Asked): object | string | Promise<object | string>;
}

const MANY = 100_000;

/** Everything that the control port can be asked. */
export const COMMANDS: readonly Command[] = [
  {
    form: 'PUT /faults/{maskinporten|populationRegister|idPorten}',
    does: '{latencyMs, always: fault, next: [fault]}; fault: {kind: STATUS, status, shape}, {kind: HTML_PAGE, status}, {kind: TRUNCATED}, {kind: HANG_UP} or {kind: TOO_MANY_REQUESTS, retryAfterMs}. {} ends them.',
    path: /^PUT \/faults\/(?<system>maskinporten|populationRegister|idPorten)$/,
    run: ({ simulators, named, request }) => {
      if (!isJsonObject(request)) return 'an object';
      return setFaults(systemOf(simulators, named).faults, request) ?? {};
    },
  },
  {
    form: 'PUT /documentFaults',
    does: 'a list of TWO_NAMES, TWO_RESIDENCES, NO_NAME, NO_BIRTH_DATE, NO_HOUSE_NUMBER, UNKNOWN_VALUES, UNKNOWN_GRADING, TWO_POST_FORMS, DECIMALS, in every document from now on',
    path: /^PUT \/documentFaults$/,
    run: ({ simulators, request }) => setDocumentFaults(simulators, request),
  },
  {
    form: 'PUT /protection',
    does: '{shown: boolean}: whether adressebeskyttelse is delivered without a legal basis',
    path: /^PUT \/protection$/,
    run: ({ simulators, request }) => {
      if (!isJsonObject(request) || typeof request['shown'] !== 'boolean') return 'shown: true or false';
      simulators.populationRegister.showsProtection = request['shown'];
      return {};
    },
  },
  {
    form: 'PUT /rateLimit',
    does: '{perMinute}: how many requests the population register takes; 60000 in production, 1200 in its test environment',
    path: /^PUT \/rateLimit$/,
    run: ({ simulators, request }) => {
      const perMinute = isJsonObject(request) ? request['perMinute'] : undefined;
      if (!isWhole(perMinute, 0, 10_000_000)) return 'perMinute: a whole number';
      simulators.populationRegister.rateLimit.perMinute = perMinute;
      return {};
    },
  },
  {
    form: 'GET /people/{number}',
    does: 'the whole document',
    path: /^GET \/people\/(?<number>\d{11})$/,
    run: ({ simulators, named }) => simulators.populationRegister.people.get(named['number'] ?? '') ?? 'nobody',
  },
  {
    form: 'PUT /people/{number}',
    does: '{document, type}: another document, and the event that tells of it; {sekvensnummer}',
    path: /^PUT \/people\/(?<number>\d{11})$/,
    run: (asked) => changePerson(asked),
  },
  {
    form: 'POST /events',
    does: '{number, type, times, leftOut}: the event that many times, after that many numbers left out; {sekvensnummer}',
    path: /^POST \/events$/,
    run: (asked) => appendEvents(asked),
  },
  {
    form: 'PUT /events/latest',
    does: '{sekvensnummer}: puts the feed back to that number',
    path: /^PUT \/events\/latest$/,
    run: ({ simulators, request }) => {
      const sequence = isJsonObject(request) ? request['sekvensnummer'] : undefined;
      const { events } = simulators.populationRegister;
      if (!isWhole(sequence, 0, events.latest())) return 'sekvensnummer: not above the latest';
      events.putBackTo(sequence);
      return {};
    },
  },
  {
    form: 'POST /keys/{maskinporten|idPorten}',
    does: 'signs with a new key from now on',
    path: /^POST \/keys\/(?<system>maskinporten|idPorten)$/,
    run: async ({ simulators, named }) => {
      await (named['system'] === 'idPorten' ? simulators.idPorten : simulators.maskinporten).rotateKeys();
      return {};
    },
  },
  {
    form: 'PUT /clock/idPorten',
    does: '{skewSeconds}: how far ahead its clock is; behind below zero',
    path: /^PUT \/clock\/idPorten$/,
    run: ({ simulators, request }) => {
      const seconds = isJsonObject(request) ? request['skewSeconds'] : undefined;
      if (!isWhole(seconds, -86_400, 86_400)) return 'skewSeconds: a day at most';
      simulators.idPorten.skewClock(seconds);
      return {};
    },
  },
];

function systemOf({ maskinporten, populationRegister, idPorten }: NorwegianSimulators, named: Asked['named']) {
  if (named['system'] === 'maskinporten') return maskinporten;
  return named['system'] === 'idPorten' ? idPorten : populationRegister;
}

function setDocumentFaults({ populationRegister }: NorwegianSimulators, request: unknown): object | string {
  if (!Array.isArray(request) || !request.every(isDocumentFault)) return 'a list of document faults';
  populationRegister.documentFaults.clear();
  for (const fault of request) populationRegister.documentFaults.add(fault);
  return {};
}

function changePerson({ simulators, named: { number = '' }, request }: Asked): object | string {
  const { document, type = 'personErOppdatert' } = isJsonObject(request) ? request : {};
  if (!hasCheckDigits(number)) return 'number: eleven digits that check';
  if (!isDocument(document) || typeof type !== 'string')
    return 'document: its elements are lists or objects; type: text';
  return { sekvensnummer: simulators.populationRegister.change(number, document, type) };
}

function isDocument(value: unknown): value is PersonDocument {
  if (!isJsonObject(value)) return false;
  return Object.values(value).every((element) => isJsonObject(element) || isListOfObjects(element));
}

function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && value.every(isJsonObject);
}

function appendEvents({ simulators, request, now }: Asked): object | string {
  const { number, type, times = 1, leftOut = 0 } = isJsonObject(request) ? request : {};
  if (typeof number !== 'string' || typeof type !== 'string') return 'number and type: text';
  if (!isWhole(times, 1, MANY) || !isWhole(leftOut, 0, MANY)) return 'times and leftOut: 100000 at most';
  const { events } = simulators.populationRegister;
  for (let time = 0; time < times; time += 1) events.append(number, type, now, time === 0 ? leftOut : 0);
  return { sekvensnummer: events.latest() };
}
