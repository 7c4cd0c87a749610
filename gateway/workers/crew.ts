import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';

const SOONEST_MS = 100;
const LATEST_MS = 30_000;
const STEADY_MS = 10_000;

export interface CrewPlan {
  readonly count: number;
  /** How long a worker may take to stop, before it is killed. */
  readonly stopsWithinMs: number;
  /** Is told of each worker that ended by itself, and in how many milliseconds another begins; undefined for never. */
  died(code: number | null, againInMs: number | undefined): void;
}

/** Keeps as many workers alive as were started. Those that die are replaced, the later the oftener they do. */
export class Crew {
  readonly #plan: CrewPlan;
  readonly #alive = new Set<Worker>();
  readonly #told = new Set<Worker>();
  readonly #waiting = new Set<NodeJS.Timeout>();
  #isStopping = false;
  #renewal: Promise<void> | undefined;

  constructor(plan: CrewPlan) {
    this.#plan = plan;
  }

  /** Resolves with the port once all serve; rejects when one dies before. */
  async start(): Promise<number> {
    const first = Array.from({ length: this.#plan.count }, () => this.#begin(SOONEST_MS));
    const [port = 0] = await Promise.all(first.map(untilListening));
    return port;
  }

  /** Puts a new worker in the place of each, one after the other: one stops when its successor serves. Rejects when that dies. */
  renew(): Promise<void> {
    this.#renewal ??= this.#renewAll().finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const timer of this.#waiting) clearTimeout(timer);
    await Promise.all([...this.#alive].map((worker) => this.#end(worker)));
  }

  async #renewAll(): Promise<void> {
    for (const old of [...this.#alive]) {
      if (this.#isStopping) return;
      this.#told.add(old);
      await untilListening(this.#begin(undefined)).catch((error: unknown) => this.#keep(old, error));
      await this.#end(old);
    }
  }

  /** The successor did not serve: the old one goes on, or, if it has died meanwhile, is replaced after all. */
  #keep(old: Worker, error: unknown): void {
    this.#told.delete(old);
    if (this.#isStopping) return;
    if (!this.#alive.has(old)) this.#beginLater(SOONEST_MS);
    throw error;
  }

  /** Without a pause it is not replaced when it dies before it serves. */
  #begin(pauseMs: number | undefined): Worker {
    const since = performance.now();
    const worker = cluster.fork();
    let pause = pauseMs;
    worker.once('listening', () => {
      pause ??= SOONEST_MS;
    });
    worker.on('error', () => undefined); // what was to be told to one that has died
    this.#alive.add(worker);
    worker.once('exit', (code) => {
      this.#alive.delete(worker);
      if (this.#isStopping || this.#told.delete(worker)) return;
      const next = pause && (performance.now() - since > STEADY_MS ? SOONEST_MS : Math.min(2 * pause, LATEST_MS));
      this.#plan.died(code, next);
      if (next !== undefined) this.#beginLater(next);
    });
    return worker;
  }

  #beginLater(pauseMs: number): void {
    const timer = setTimeout(() => {
      this.#waiting.delete(timer);
      this.#begin(pauseMs);
    }, pauseMs);
    this.#waiting.add(timer);
  }

  // Told by a message, not by a signal: a terminal or a supervisor may have sent one to the whole group already.
  async #end(worker: Worker): Promise<void> {
    if (!this.#alive.has(worker)) return;
    this.#told.add(worker);
    const gone = once(worker, 'exit');
    const timer = setTimeout(() => worker.process.kill('SIGKILL'), this.#plan.stopsWithinMs);
    if (worker.isConnected()) worker.send('stop');
    await gone;
    clearTimeout(timer);
  }
}

async function untilListening(worker: Worker): Promise<number> {
  const gone = new AbortController();
  worker.once('exit', () => gone.abort());
  const [{ port }] = await once(worker, 'listening', { signal: gone.signal });
  return port;
}
