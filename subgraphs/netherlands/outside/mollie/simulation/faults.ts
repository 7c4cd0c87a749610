import { setTimeout as wait } from 'node:timers/promises';

/** HANG_UP_AFTER does what was asked and never answers; HANG_UP does nothing. */
export const FAULTS = [
  'HANG_UP',
  'HANG_UP_AFTER',
  'HTML_PAGE',
  'TRUNCATED',
  'ERROR_401',
  'ERROR_500',
  'ERROR_503',
  'ERROR_429',
] as const;
export type Fault = (typeof FAULTS)[number];

/** How the simulated API misbehaves until told otherwise. */
export class Faults {
  latencyMs = 0;
  /** Every request, after `next` is used up. */
  always: Fault | undefined;
  /** The coming requests, one each. */
  next: Fault[] = [];

  async take(): Promise<Fault | undefined> {
    if (this.latencyMs > 0) await wait(this.latencyMs, undefined, { ref: false });
    return this.next.shift() ?? this.always;
  }
}

/** How news of payments gets lost and mixed up on its way. */
export interface WebhookFaults {
  /** Never posted. */
  lose: boolean;
  /** How often each is posted. */
  times: number;
  delayMs: number;
  /** Kept back, and posted last first by `release`. */
  hold: boolean;
}
