import { randomBytes } from 'node:crypto';

/** Things kept under a key that cannot be guessed, each to be taken once within its time. */
export class OneTime<Kept> {
  readonly #kept = new Map<string, { value: Kept; until: number }>();
  readonly #seconds: number;

  constructor(seconds: number) {
    this.#seconds = seconds;
  }

  keep(value: Kept, now: Date): string {
    for (const [key, { until }] of this.#kept) if (until <= now.getTime()) this.#kept.delete(key);
    const key = randomBytes(32).toString('base64url');
    this.#kept.set(key, { value, until: now.getTime() + this.#seconds * 1_000 });
    return key;
  }

  take(key: string, now: Date): Kept | undefined {
    const kept = this.#kept.get(key);
    this.#kept.delete(key);
    return kept && now.getTime() < kept.until ? kept.value : undefined;
  }
}
