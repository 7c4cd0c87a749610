import { CallFault } from './callFault.ts';
import type { RunningCall } from './subgraphTransport.ts';

interface Shared {
  readonly call: RunningCall;
  waiting: number;
}

/** Equal reads under way are one call. It is given up when everybody who waits for it has gone away. */
export class SharedReads {
  readonly #underWay = new Map<string, Shared>();

  /** `key`: all that the subgraph sees of the call but the proof that it is the gateway's. */
  ask(key: string, signal: AbortSignal | undefined, begin: () => RunningCall): Promise<string> {
    const shared = this.#underWay.get(key) ?? this.#begun(key, { call: begin(), waiting: 0 });
    shared.waiting += 1;
    const leave = () => this.#leave(key, shared);
    signal?.addEventListener('abort', leave, { once: true });
    return shared.call.answer;
  }

  /** Something was changed: whoever asks from now on is not told of before. */
  beginAnew(): void {
    this.#underWay.clear();
  }

  #begun(key: string, shared: Shared): Shared {
    this.#underWay.set(key, shared);
    const forget = () => this.#forget(key, shared);
    shared.call.answer.then(forget, forget);
    return shared;
  }

  #forget(key: string, shared: Shared): void {
    if (this.#underWay.get(key) === shared) this.#underWay.delete(key);
  }

  #leave(key: string, shared: Shared): void {
    shared.waiting -= 1;
    if (shared.waiting > 0) return;
    this.#forget(key, shared);
    shared.call.interrupt(new CallFault('abandoned', 'the client went away'));
  }
}
