import { type ExchangeAnswer, ExchangeFailed, exchange } from '../../../shared/runtime/exchange.ts';
import { type JsonObject, parseJsonObject } from '../../../shared/vocabulary/jsonObject.ts';
import { PaymentsUnavailable, type PaymentsUnavailableReason } from '../payments/payments.ts';
import { type Patience, patience } from './patience.ts';

export interface MollieSettings {
  /** 'https://api.mollie.com', without a closing slash. */
  readonly url: string;
  /** 'live_…' or 'test_…'. */
  readonly key: string;
  /** For one request with all its repetitions. */
  readonly deadlineMs: number;
}

export interface MollieRequest {
  /** E.g. '/v2/payments'. */
  readonly path: string;
  /** Posts it, under this key, by which a repeated order is known for an hour (https://docs.mollie.com/reference/api-idempotency). */
  readonly order?: { readonly key: string; readonly body: object };
}

/** Requests with the API key; https://docs.mollie.com/reference/handling-errors. Throws PaymentsUnavailable. */
export class MollieConnection {
  readonly #settings: MollieSettings;
  readonly #patience: Patience;

  constructor(settings: MollieSettings) {
    this.#settings = settings;
    this.#patience = patience(settings.deadlineMs);
  }

  ask(request: MollieRequest): Promise<JsonObject> {
    return this.#patience((signal) => this.#askOnce(request, signal));
  }

  async #askOnce({ path, order }: MollieRequest, signal: AbortSignal): Promise<JsonObject> {
    const headers = { authorization: `Bearer ${this.#settings.key}`, accept: 'application/hal+json' };
    const url = new URL(path, this.#settings.url);
    const asked = order
      ? {
          method: 'POST' as const,
          headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': order.key },
          body: JSON.stringify(order.body),
          signal,
        }
      : { method: 'GET' as const, headers, signal };
    return read(await exchange(url, asked).catch(noAnswer));
  }
}

function read({ status, text }: ExchangeAnswer): JsonObject {
  const body = parseJsonObject(text);
  if (status === 200 || status === 201) {
    if (!body) throw new PaymentsUnavailable('UNREADABLE_ANSWER');
    return body;
  }
  throw new PaymentsUnavailable(reasonOf(status));
}

function reasonOf(status: number): PaymentsUnavailableReason {
  if (status >= 500) return 'SERVER_ERROR';
  if (status === 429) return 'RATE_LIMITED';
  if (status === 409) return 'UNDER_WAY'; // the first of two equal orders is still being worked on
  if (status === 401 || status === 403) return 'ACCESS_REFUSED';
  return 'REQUEST_REFUSED';
}

function noAnswer(error: unknown): never {
  if (!(error instanceof ExchangeFailed)) throw error;
  throw new PaymentsUnavailable(error.reason === 'TOO_LARGE' ? 'UNREADABLE_ANSWER' : error.reason);
}
