import {
  type ExchangeAnswer,
  ExchangeFailed,
  type ExchangeRequest,
  exchange,
} from '../../../shared/runtime/exchange.ts';
import { MaskinportenClient, type MaskinportenSettings, NoMachineToken } from '../maskinporten/client.ts';
import { TooManyRequests } from './patience.ts';
import { PopulationRegisterUnavailable } from './populationRegister.ts';

export interface ConnectionSettings {
  /**
   * The whole address up to the version, with its closing slash. The rights packages build theirs differently:
   * '…/folkeregisteret/offentlig-med-hjemmel/api/' but '…/folkeregisteret/api/offentligutenhjemmel/'.
   */
  readonly prefix: string;
  readonly maskinporten: MaskinportenSettings;
  /** Sent with every request: KS Fiks wants IntegrasjonId and IntegrasjonPassord. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RegisterRequest {
  /** Relative to the prefix, e.g. 'v1/hendelser/feed'. */
  readonly path: string;
  readonly query?: readonly (readonly [name: string, value: string])[];
  /** Posts it. Everything asked of the register is a reading, whatever the method. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The statuses that are an answer; every other is thrown. */
  readonly answers: readonly number[];
  readonly maxBytes?: number;
  readonly signal: AbortSignal;
}

/** Requests with a token of Maskinporten. Throws PopulationRegisterUnavailable. */
export class RegisterConnection {
  readonly #settings: ConnectionSettings;
  readonly #tokens: MaskinportenClient;

  constructor(settings: ConnectionSettings, now: () => Date) {
    this.#settings = settings;
    this.#tokens = new MaskinportenClient(settings.maskinporten, now);
  }

  async ask(request: RegisterRequest): Promise<ExchangeAnswer> {
    const token = await this.#tokens.accessToken().catch(noToken);
    const url = new URL(request.path, this.#settings.prefix);
    for (const [name, value] of request.query ?? []) url.searchParams.append(name, value);
    const headers = { ...this.#settings.headers, ...request.headers, authorization: `Bearer ${token}` };
    const answer = await exchange(url, written(request, headers)).catch(noAnswer);
    if (answer.status === 401) this.#tokens.forget(token);
    if (!request.answers.includes(answer.status)) throw failureOf(answer);
    return answer;
  }
}

// Without a content type the register reads a body as XML.
function written({ body, signal, maxBytes }: RegisterRequest, headers: Readonly<Record<string, string>>) {
  const posted = body === undefined ? {} : { body: JSON.stringify(body) };
  return {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...headers, accept: 'application/json', 'content-type': 'application/json' },
    signal,
    ...posted,
    ...(maxBytes !== undefined && { maxBytes }),
  } satisfies ExchangeRequest;
}

function failureOf({ status, headers }: ExchangeAnswer): PopulationRegisterUnavailable {
  if (status >= 500) return new PopulationRegisterUnavailable('SERVER_ERROR');
  if (status === 429) return new TooManyRequests(waitOf(headers['retry-after']));
  if (status === 401 || status === 403) return new PopulationRegisterUnavailable('ACCESS_REFUSED');
  return new PopulationRegisterUnavailable('REQUEST_REFUSED');
}

// The register's Retry-After is in milliseconds, not in seconds as HTTP has it; without one it is not asked again.
function waitOf(retryAfter: string | undefined): number {
  return retryAfter && /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) : Number.POSITIVE_INFINITY;
}

function noToken(error: unknown): never {
  if (!(error instanceof NoMachineToken)) throw error;
  const { reason, code, mend } = error;
  if (reason === 'UNREACHABLE') throw new PopulationRegisterUnavailable('TOKEN_UNREACHABLE');
  throw new PopulationRegisterUnavailable('TOKEN_REFUSED', [code, mend].filter(Boolean).join(' '));
}

function noAnswer(error: unknown): never {
  if (!(error instanceof ExchangeFailed)) throw error;
  throw new PopulationRegisterUnavailable(error.reason === 'TOO_LARGE' ? 'UNREADABLE_ANSWER' : error.reason);
}
