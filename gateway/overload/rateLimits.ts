import { createHmac } from 'node:crypto';
import type { Caller } from '../../subgraphs/shared/runtime/caller.ts';
import { HttpRefusal } from '../http/httpRefusal.ts';
import type { RequestCounter } from './requestCounter.ts';

export interface RateSettings {
  /** Requests that a network may send within a minute; 0 for any number. */
  readonly perNetwork: number;
  /** Requests that one signed-in caller may send within a minute; 0 for any number. */
  readonly perCaller: number;
}

/** Rejects with 429 where a network or a caller asks too often. `key`: who counted is worth nothing to a reader of the counters. */
export class RateLimits {
  readonly #settings: RateSettings;
  readonly #counter: RequestCounter;
  readonly #key: Buffer;

  constructor(settings: RateSettings, counter: RequestCounter, key: Buffer) {
    this.#settings = settings;
    this.#counter = counter;
    this.#key = key;
  }

  async countNetwork(network: string): Promise<void> {
    if (this.#settings.perNetwork > 0) await this.#count('network', network, this.#settings.perNetwork);
  }

  async countCaller({ issuer, subject }: Caller): Promise<void> {
    if (this.#settings.perCaller > 0) await this.#count('caller', `${issuer}|${subject}`, this.#settings.perCaller);
  }

  async #count(kind: string, who: string, perMinute: number): Promise<void> {
    const key = createHmac('sha256', this.#key).update(`requests|${kind}|${who}`).digest('base64url').slice(0, 22);
    const retryAfter = await this.#counter.count(kind, key, perMinute);
    if (retryAfter === undefined) return;
    const headers = { 'retry-after': String(retryAfter) };
    throw new HttpRefusal(429, 'RATE_LIMITED', { headers, extensions: { retryAfter }, reason: `rate-${kind}` });
  }
}
