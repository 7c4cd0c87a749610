import { AggregatorRegistry, Counter, Registry } from 'prom-client';
import { RateLimiterClusterMaster } from 'rate-limiter-flexible';
import type { Log } from '../../subgraphs/shared/runtime/log.ts';
import { type MetricsPlace, serveMetrics } from '../telemetry/serveMetrics.ts';
import { Crew } from './crew.ts';

export interface WorkersPlan {
  readonly count: number;
  readonly metrics: MetricsPlace | undefined;
  /** How long a worker may take to stop, before it is killed. */
  readonly stopsWithinMs: number;
  readonly log: Log;
}

/** Processes that serve one port together, each on a core of its own. Requests are counted here for all of them. */
export interface Workers {
  readonly port: number;
  readonly metricsUrl: string | undefined;
  /** Replaces them one by one, while the others serve: they read the files of the gateway anew. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the workers and replaces those that die. Rejects when the first ones die before they serve. */
export async function startWorkers({ count, metrics, stopsWithinMs, log }: WorkersPlan): Promise<Workers> {
  const registry = new Registry();
  const deaths = new Counter({
    name: 'gateway_worker_deaths_total',
    help: 'Workers that died and were replaced',
    registers: [registry],
  });
  const died = (code: number | null, againInMs: number | undefined) => {
    deaths.inc();
    log.error({ code, againInMs }, 'ALARM: a worker died');
  };
  const crew = new Crew({ count, stopsWithinMs, died });
  new RateLimiterClusterMaster(); // answers the workers from now on
  const figures = new AggregatorRegistry();
  const read = async () => `${await figures.clusterMetrics()}\n${await registry.metrics()}`;
  let served: Awaited<ReturnType<typeof serveMetrics>> | undefined;
  const close = async () => {
    await crew.stop();
    await served?.close();
  };
  const renew = () =>
    crew.renew().then(
      () => log.warn('the workers were renewed'),
      (err: unknown) => log.error({ err }, 'ALARM: a new worker did not start, the others go on'),
    );
  try {
    served = metrics && (await serveMetrics(metrics, read));
    return { port: await crew.start(), metricsUrl: served?.url, renew, close };
  } catch (error) {
    await close();
    throw error;
  }
}
