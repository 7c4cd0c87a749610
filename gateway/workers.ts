import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { AggregatorRegistry, Counter, Registry } from 'prom-client';
import type { Log } from '../subgraphs/shared/runtime/log.ts';
import { type MetricsPlace, serveMetrics } from './telemetry/serveMetrics.ts';

export interface WorkersPlan {
  readonly count: number;
  readonly metrics: MetricsPlace | undefined;
  /** How long a worker may take to stop, before it is killed. */
  readonly stopsWithinMs: number;
  readonly log: Log;
}

/** Processes that serve one port together, each on a core of its own. */
export interface Workers {
  readonly port: number;
  close(): Promise<void>;
}

const SOONEST_MS = 100;
const LATEST_MS = 30_000;
const STEADY_MS = 10_000;

/** Starts the workers and replaces those that die, the later the oftener they do. Rejects when the first ones die before they serve. */
export async function startWorkers({ count, metrics, stopsWithinMs, log }: WorkersPlan): Promise<Workers> {
  const registry = new Registry();
  const deaths = new Counter({
    name: 'gateway_worker_deaths_total',
    help: 'Workers that died and were replaced',
    registers: [registry],
  });
  const crew = new Crew((code, againInMs) => {
    deaths.inc();
    log.error({ code, againInMs }, 'ALARM: a worker died');
  });
  const first = Array.from({ length: count }, () => crew.start(SOONEST_MS));
  const figures = new AggregatorRegistry();
  const read = async () => `${await figures.clusterMetrics()}\n${await registry.metrics()}`;
  let served: { close(): Promise<void> } | undefined;
  const close = async () => {
    await crew.stop(stopsWithinMs);
    await served?.close();
  };
  try {
    served = metrics && (await serveMetrics(metrics, read));
    const ports = await Promise.all(first.map(untilListening));
    return { port: ports[0] ?? 0, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Keeps as many workers alive as were started. */
class Crew {
  readonly #alive = new Set<Worker>();
  readonly #waiting = new Set<NodeJS.Timeout>();
  readonly #died: (code: number | null, againInMs: number) => void;
  #isStopping = false;

  constructor(died: (code: number | null, againInMs: number) => void) {
    this.#died = died;
  }

  start(pauseMs: number): Worker {
    const since = performance.now();
    const worker = cluster.fork();
    this.#alive.add(worker);
    worker.once('exit', (code) => {
      this.#alive.delete(worker);
      if (this.#isStopping) return;
      const next = performance.now() - since > STEADY_MS ? SOONEST_MS : Math.min(2 * pauseMs, LATEST_MS);
      this.#died(code, next);
      this.#startLater(next);
    });
    return worker;
  }

  async stop(withinMs: number): Promise<void> {
    this.#isStopping = true;
    for (const timer of this.#waiting) clearTimeout(timer);
    await Promise.all([...this.#alive].map((worker) => stopped(worker, withinMs)));
  }

  #startLater(pauseMs: number): void {
    const timer = setTimeout(() => {
      this.#waiting.delete(timer);
      this.start(pauseMs);
    }, pauseMs);
    this.#waiting.add(timer);
  }
}

async function untilListening(worker: Worker): Promise<number> {
  const gone = new AbortController();
  worker.once('exit', () => gone.abort());
  const [{ port }] = await once(worker, 'listening', { signal: gone.signal });
  return port;
}

// Told by a message, not by a signal: a terminal or a supervisor may have sent one to the whole group already.
async function stopped(worker: Worker, withinMs: number): Promise<void> {
  const gone = once(worker, 'exit');
  const timer = setTimeout(() => worker.process.kill('SIGKILL'), withinMs);
  if (worker.isConnected()) worker.send('stop');
  await gone;
  clearTimeout(timer);
}
