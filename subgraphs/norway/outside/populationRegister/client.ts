import { parseJsonObject } from '../../../shared/vocabulary/jsonObject.ts';
import type { Sensitive } from '../../../shared/vocabulary/sensitive.ts';
import type { SyntheticNumbers } from '../../domain/nationalIdentityNumber.ts';
import type { RegisteredPerson } from '../../domain/registeredPerson.ts';
import { inChunks, readBulkAnswer } from './bulkLookUp.ts';
import { type ConnectionSettings, RegisterConnection } from './connection.ts';
import { readEventPage, readSequence } from './eventFeed.ts';
import { type Patience, patience } from './patience.ts';
import {
  type EventPage,
  type LookedUp,
  type PopulationRegister,
  PopulationRegisterUnavailable,
} from './populationRegister.ts';
import { type PersonReader, personReader } from './readPerson.ts';
import { isRegisterError } from './registerError.ts';

export interface PopulationRegisterSettings extends ConnectionSettings {
  /** Which numbers the register of this environment can answer with. */
  readonly syntheticNumbers: SyntheticNumbers;
  /** For one look-up that somebody waits for, with all its repetitions; 5 000 unless told. */
  readonly deadlineMs?: number;
  /** For one request of the background, with all its repetitions; 60 000 unless told. */
  readonly backgroundDeadlineMs?: number;
}

// What a library card needs and no more: not sex, family, citizenship or postal addresses.
const PARTS = [
  'identifikasjonsnummer',
  'status',
  'navn',
  'foedsel',
  'doedsfall',
  'adressebeskyttelse',
  'bostedsadresse',
  'oppholdsadresse',
].map((part) => ['part', part] as const);

const MAX_BYTES = 20_000_000; // of a thousand documents or events
const DESK = { deadlineMs: 5_000, attemptMs: 5_000, longestWaitMs: 2_000 };
const BACKGROUND = { deadlineMs: 60_000, attemptMs: 15_000, longestWaitMs: 60_000 };

export class PopulationRegisterClient implements PopulationRegister {
  readonly #connection: RegisterConnection;
  readonly #synthetic: SyntheticNumbers;
  readonly #read: PersonReader;
  // Apart, so that what goes wrong in the background does not close the register to those who stand at a desk.
  readonly #atDesk: Patience;
  readonly #inBackground: Patience;
  readonly #inFlight = new Map<string, Promise<RegisteredPerson | 'UNKNOWN_PERSON'>>();

  constructor(settings: PopulationRegisterSettings, now: () => Date) {
    const { syntheticNumbers, deadlineMs = DESK.deadlineMs, backgroundDeadlineMs } = settings;
    this.#connection = new RegisterConnection(settings, now);
    this.#synthetic = syntheticNumbers;
    this.#read = personReader(syntheticNumbers, now);
    this.#atDesk = patience({ ...DESK, deadlineMs });
    this.#inBackground = patience({ ...BACKGROUND, deadlineMs: backgroundDeadlineMs ?? BACKGROUND.deadlineMs });
  }

  personOf(number: Sensitive): Promise<RegisteredPerson | 'UNKNOWN_PERSON'> {
    const key = number.reveal();
    const underWay = this.#inFlight.get(key);
    if (underWay) return underWay;
    const asked = this.#lookUp(number).finally(() => this.#inFlight.delete(key));
    this.#inFlight.set(key, asked);
    return asked;
  }

  async peopleOf(numbers: readonly Sensitive[]): Promise<readonly LookedUp[]> {
    const found: LookedUp[] = [];
    for (const chunk of inChunks(numbers)) found.push(...(await this.#lookUpChunk(chunk)));
    return found;
  }

  async eventsFrom(sequence: number, etag?: string): Promise<EventPage | 'NOT_MODIFIED' | 'TOO_OLD'> {
    const { status, text, headers } = await this.#inBackground((signal) =>
      this.#connection.ask({
        path: 'v1/hendelser/feed',
        query: [['seq', String(sequence)]],
        headers: etag === undefined ? {} : { 'if-none-match': etag },
        answers: [200, 304, 406],
        maxBytes: MAX_BYTES,
        signal,
      }),
    );
    if (status === 304) return 'NOT_MODIFIED';
    if (status === 406) return 'TOO_OLD';
    return { ...readEventPage(text, sequence, this.#synthetic), ...(headers.etag && { etag: headers.etag }) };
  }

  async latestSequence(): Promise<number> {
    const path = 'v1/hendelser/siste/sekvensnummer';
    const { text } = await this.#inBackground((signal) => this.#connection.ask({ path, answers: [200], signal }));
    return readSequence(text);
  }

  async #lookUp(number: Sensitive): Promise<RegisteredPerson | 'UNKNOWN_PERSON'> {
    const path = `v1/personer/${encodeURIComponent(number.reveal())}`;
    const { status, text } = await this.#atDesk((signal) =>
      this.#connection.ask({ path, query: PARTS, answers: [200, 404], signal }),
    );
    const document = parseJsonObject(text);
    if (status === 404 && isRegisterError(document)) return 'UNKNOWN_PERSON';
    if (status !== 200 || !document) throw new PopulationRegisterUnavailable('UNREADABLE_ANSWER');
    return this.#read(document, number);
  }

  async #lookUpChunk(numbers: readonly Sensitive[]): Promise<readonly LookedUp[]> {
    const path = 'v1/personer/bulkoppslag';
    const query = [...PARTS, ['somBestilt', 'true'] as const];
    const body = { foedselsEllerDNummer: numbers.map((number) => number.reveal()) };
    const { text } = await this.#inBackground((signal) =>
      this.#connection.ask({ path, query, body, answers: [200], maxBytes: MAX_BYTES, signal }),
    );
    return readBulkAnswer(text, numbers, this.#read);
  }
}
