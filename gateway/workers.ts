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
  const alive = new Set<Worker>();
  const waiting = new Set<NodeJS.Timeout>();
  let isClosing = false;
  let served: { close(): Promise<void> } | undefined;

  function start(pauseMs: number): Worker {
    const since = performance.now();
    const worker = cluster.fork();
    alive.add(worker);
    worker.once('exit', (code, signal) => {
      alive.delete(worker);
      if (isClosing) return;
      deaths.inc();
      const next = performance.now() - since > STEADY_MS ? SOONEST_MS : Math.min(2 * pauseMs, LATEST_MS);
      log.error({ code, signal, againInMs: next }, 'ALARM: a worker died');
      const timer = setTimeout(() => {
        waiting.delete(timer);
        start(next);
      }, next);
      waiting.add(timer);
    });
    return worker;
  }

  async function close(): Promise<void> {
    isClosing = true;
    for (const timer of waiting) clearTimeout(timer);
    await Promise.all([...alive].map((worker) => stop(worker, stopsWithinMs)));
    await served?.close();
  }

  const first = Array.from({ length: count }, () => start(SOONEST_MS));
  const figures = new AggregatorRegistry();
  const read = async () => `${await figures.clusterMetrics()}\n${await registry.metrics()}`;
  try {
    served = metrics && (await serveMetrics(metrics, read));
    const ports = await Promise.all(first.map(untilListening));
    return { port: ports[0] ?? 0, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function untilListening(worker: Worker): Promise<number> {
  const gone = new AbortController();
  worker.once('exit', () => gone.abort());
  const [{ port }] = await once(worker, 'listening', { signal: gone.signal });
  return port;
}

// Told by a message, not by a signal: a terminal or a supervisor may have sent one to the whole group already.
async function stop(worker: Worker, withinMs: number): Promise<void> {
  const gone = once(worker, 'exit');
  const timer = setTimeout(() => worker.process.kill('SIGKILL'), withinMs);
  if (worker.isConnected()) worker.send('stop');
  await gone;
  clearTimeout(timer);
}
