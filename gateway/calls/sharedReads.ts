import type { CallEnd } from './callEnd.ts';
import { CallFault } from './callFault.ts';
import type { RunningCall } from './subgraphTransport.ts';

interface Shared {
  readonly ends: CallEnd[];
  waiting: number;
  call?: RunningCall;
}

/** Equal reads under way are one call. It is given up when everybody who waits for it has gone away. */
export class SharedReads {
  readonly #underWay = new Map<string, Shared>();

  /** `key`: all that the subgraph sees of the call but the proof that it is the gateway's. */
  ask(key: string, signal: AbortSignal | undefined, end: CallEnd, begin: (end: CallEnd) => RunningCall): void {
    const known = this.#underWay.get(key);
    const shared: Shared = known ?? { ends: [], waiting: 0 };
    shared.ends.push(end);
    shared.waiting += 1;
    signal?.addEventListener('abort', () => this.#leave(key, shared), { once: true });
    if (known) return;
    this.#underWay.set(key, shared);
    shared.call = begin({
      answered: (text) => this.#tell(key, shared, (one) => one.answered(text)),
      failed: (fault) => this.#tell(key, shared, (one) => one.failed(fault)),
    });
  }

  #tell(key: string, shared: Shared, tell: (end: CallEnd) => void): void {
    this.#forget(key, shared);
    for (const end of shared.ends.splice(0)) tell(end);
  }

  /** Something was changed: whoever asks from now on is not told of before. */
  beginAnew(): void {
    this.#underWay.clear();
  }

  #forget(key: string, shared: Shared): void {
    if (this.#underWay.get(key) === shared) this.#underWay.delete(key);
  }

  #leave(key: string, shared: Shared): void {
    shared.waiting -= 1;
    if (shared.waiting > 0) return;
    this.#forget(key, shared);
    shared.call?.interrupt(new CallFault('abandoned', 'the client went away'));
  }
}
