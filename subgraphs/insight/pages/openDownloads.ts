import { Failure } from '../../shared/runtime/failure.ts';

const AT_ONCE = 2;
const AGAIN_IN_S = 5;

/** The downloads that are going on in this process. */
export class OpenDownloads {
  readonly #open = new Map<string, number>();

  /** Throws RATE_LIMITED where the caller has as many open as anybody may. */
  async whileOpen(caller: string, work: () => Promise<void>): Promise<void> {
    const open = this.#open.get(caller) ?? 0;
    if (open >= AT_ONCE) throw new Failure('RATE_LIMITED', { retryAfter: AGAIN_IN_S });
    this.#open.set(caller, open + 1);
    try {
      await work();
    } finally {
      const left = (this.#open.get(caller) ?? 1) - 1;
      if (left > 0) this.#open.set(caller, left);
      else this.#open.delete(caller);
    }
  }
}
