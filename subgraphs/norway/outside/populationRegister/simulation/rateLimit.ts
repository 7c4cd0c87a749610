import { errorBody } from '../../faults.ts';
import { json, type Outgoing } from '../../loopbackServer.ts';

const MINUTE_MS = 60_000;

/** How many requests a minute the register takes: 60 000 in production and 1 200 in its test environment; here any unless told. */
export class RateLimit {
  perMinute = Number.POSITIVE_INFINITY;
  #began = 0;
  #taken = 0;

  /** Counts a request; gives the answer to one too many, with the rest of the minute in milliseconds. */
  take(now: Date): Outgoing | undefined {
    const since = now.getTime() - this.#began;
    if (since < 0 || since >= MINUTE_MS) {
      this.#began = now.getTime();
      this.#taken = 0;
    }
    this.#taken += 1;
    if (this.#taken <= this.perMinute) return undefined;
    const wait = this.#began + MINUTE_MS - now.getTime();
    const answer = json(429, errorBody('DOCUMENTED', 429, 'For mange forespørsler'));
    return { ...answer, headers: { ...answer.headers, 'retry-after': String(wait) } };
  }
}
