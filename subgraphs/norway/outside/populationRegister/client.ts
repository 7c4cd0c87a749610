import type { Sensitive } from '../../../shared/vocabulary/sensitive.ts';
import type { RegisteredPerson } from '../../domain/registeredPerson.ts';
import { type ExchangeAnswer, ExchangeFailed, exchange } from '../exchange.ts';
import { parseJsonObject } from '../jsonObject.ts';
import { MaskinportenClient, type MaskinportenSettings, NoMachineToken } from '../maskinporten/client.ts';
import { patience, TooManyRequests } from './patience.ts';
import { type PopulationRegister, PopulationRegisterUnavailable } from './populationRegister.ts';
import { readPerson } from './readPerson.ts';
import { isRegisterError } from './registerError.ts';

export interface PopulationRegisterSettings {
  /**
   * The whole address up to the version, with its closing slash. The rights packages build theirs differently:
   * '…/folkeregisteret/offentlig-med-hjemmel/api/' but '…/folkeregisteret/api/offentligutenhjemmel/'.
   */
  readonly prefix: string;
  readonly maskinporten: MaskinportenSettings;
  /** For one look-up with all its repetitions; 5 000 unless told. */
  readonly deadlineMs?: number;
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
];
const DEADLINE_MS = 5_000;

export class PopulationRegisterClient implements PopulationRegister {
  readonly #people: URL;
  readonly #tokens: MaskinportenClient;
  readonly #now: () => Date;
  readonly #patiently: ReturnType<typeof patience>;
  readonly #inFlight = new Map<string, Promise<RegisteredPerson | 'UNKNOWN_PERSON'>>();

  constructor(settings: PopulationRegisterSettings, now: () => Date) {
    this.#people = new URL('v1/personer/', settings.prefix);
    this.#tokens = new MaskinportenClient(settings.maskinporten, now);
    this.#now = now;
    this.#patiently = patience(settings.deadlineMs ?? DEADLINE_MS);
  }

  personOf(number: Sensitive): Promise<RegisteredPerson | 'UNKNOWN_PERSON'> {
    const key = number.reveal();
    const underWay = this.#inFlight.get(key);
    if (underWay) return underWay;
    const asked = this.#lookUp(number).finally(() => this.#inFlight.delete(key));
    this.#inFlight.set(key, asked);
    return asked;
  }

  async #lookUp(number: Sensitive): Promise<RegisteredPerson | 'UNKNOWN_PERSON'> {
    const answer = await this.#patiently((signal) => this.#ask(number, signal));
    const document = parseJsonObject(answer.text);
    if (answer.status === 404 && isRegisterError(document)) return 'UNKNOWN_PERSON';
    if (answer.status !== 200 || !document) throw new PopulationRegisterUnavailable('UNREADABLE_ANSWER');
    return readPerson(document, number, this.#now());
  }

  async #ask(number: Sensitive, signal: AbortSignal): Promise<ExchangeAnswer> {
    const token = await this.#tokens.accessToken().catch(noToken);
    const url = new URL(encodeURIComponent(number.reveal()), this.#people);
    for (const part of PARTS) url.searchParams.append('part', part);
    const headers = { accept: 'application/json', authorization: `Bearer ${token}` };
    const answer = await exchange(url, { method: 'GET', headers, signal }).catch(noAnswer);
    if (answer.status === 401) this.#tokens.forget(token);
    refuseFailures(answer);
    return answer;
  }
}

function refuseFailures({ status, headers }: ExchangeAnswer): void {
  if (status === 200 || status === 404) return;
  if (status >= 500) throw new PopulationRegisterUnavailable('SERVER_ERROR');
  if (status === 429) throw new TooManyRequests(waitOf(headers['retry-after']));
  if (status === 401 || status === 403) throw new PopulationRegisterUnavailable('ACCESS_REFUSED');
  throw new PopulationRegisterUnavailable('REQUEST_REFUSED');
}

// The register's Retry-After is in milliseconds, not in seconds as HTTP has it; without one it is not asked again.
function waitOf(retryAfter: string | undefined): number {
  return retryAfter && /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) : Number.POSITIVE_INFINITY;
}

function noToken(error: unknown): never {
  if (!(error instanceof NoMachineToken)) throw error;
  throw new PopulationRegisterUnavailable(error.reason === 'REFUSED' ? 'TOKEN_REFUSED' : 'TOKEN_UNREACHABLE');
}

function noAnswer(error: unknown): never {
  if (!(error instanceof ExchangeFailed)) throw error;
  throw new PopulationRegisterUnavailable(error.reason === 'TOO_LARGE' ? 'UNREADABLE_ANSWER' : error.reason);
}
