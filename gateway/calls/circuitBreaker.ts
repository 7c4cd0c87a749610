export interface BreakerLimits {
  /** After so many failures in a row nothing is sent for a while; 0: never so. */
  readonly failures: number;
  readonly pauseMs: number;
}

/** Holds calls back from a subgraph that did not answer lately, and lets one through after each pause to find out. */
export class CircuitBreaker {
  readonly #limits: BreakerLimits;
  readonly #now: () => number;
  #failures = 0;
  #heldUntil = 0;

  constructor(limits: BreakerLimits, now: () => number = performance.now.bind(performance)) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Whether a call may be sent now. Where calls are held back, the first after a pause may, and begins the next pause. */
  admits(): boolean {
    const { failures, pauseMs } = this.#limits;
    if (failures === 0 || this.#failures < failures) return true;
    if (this.#now() < this.#heldUntil) return false;
    this.#heldUntil = this.#now() + pauseMs;
    return true;
  }

  succeeded(): void {
    this.#failures = 0;
  }

  failed(): void {
    this.#failures += 1;
    if (this.#failures === this.#limits.failures) this.#heldUntil = this.#now() + this.#limits.pauseMs;
  }
}
