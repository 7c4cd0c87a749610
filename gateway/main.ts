import cluster from 'node:cluster';
import { join } from 'node:path';
import { openLog } from '../subgraphs/shared/runtime/log.ts';
import { SettingError, wholeNumber } from '../subgraphs/shared/runtime/settings.ts';
import { type Stoppable, untilStopped } from '../subgraphs/shared/runtime/untilStopped.ts';
import { insightPageRoutes } from './insightPageRoutes.ts';
import { playgroundRoutes } from './playgroundRoutes.ts';
import { serveGateway } from './serveGateway.ts';
import type { GatewaySettings } from './settings.ts';
import { gatewayStart } from './startArguments.ts';
import { startWorkers } from './workers/startWorkers.ts';

const TO_CLOSE_THE_REST_MS = 2_000;

// npm run start:gateway: the gateway as a process of its own, or as several, on our supergraph or on any: see docs/howTo.
untilStopped(async () => {
  const { path, supergraphSdl, settings } = gatewayStart(process.argv.slice(2), process.env);
  const count = wholeNumber(process.env, 'WORKERS', 1, 1, 256);
  return count > 1 && cluster.isPrimary ? supervise(count, settings) : serve(path, supergraphSdl, settings);
});

async function serve(path: string, supergraphSdl: string, settings: GatewaySettings): Promise<Stoppable> {
  const everyMs = wholeNumber(process.env, 'SUPERGRAPH_EVERY_MS', 5_000, 0, 3_600_000);
  const log = openLog('gateway');
  const unsigned = settings.subgraphs.filter(({ assertionKey }) => !assertionKey).map(({ name }) => name);
  if (unsigned.length > 0) log.warn({ subgraphs: unsigned }, 'calls to these subgraphs are not signed: no key is set');
  const served = await serveGateway({
    ...{ settings, supergraphSdl, log },
    supergraphFile: everyMs > 0 ? { path, everyMs } : undefined,
    routes: (app) => {
      app.use(insightPageRoutes({ folder: join('dist', 'insight') }));
      if (settings.introspection !== 'off') app.use(playgroundRoutes({ folder: join('dist', 'playground') }));
    },
  });
  if (served.metricsUrl) console.log(`figures at ${served.metricsUrl}`);
  if (!cluster.isWorker) console.log(`the gateway serves ${served.url}/graphql`);
  return { close: () => served.close(), stopsWithinMs: stopsWithin(settings) };
}

async function supervise(count: number, settings: GatewaySettings): Promise<Stoppable> {
  const stopsWithinMs = stopsWithin(settings);
  const plan = { count, metrics: settings.telemetry.metrics, stopsWithinMs, log: openLog('gateway') };
  const workers = await startWorkers(plan).catch((cause: unknown) => {
    throw new SettingError('the workers did not start', { cause });
  });
  if (workers.metricsUrl) console.log(`figures at ${workers.metricsUrl}`);
  console.log(`${count} workers serve http://${settings.host}:${workers.port}/graphql`);
  process.on('SIGHUP', () => void workers.renew());
  return { close: () => workers.close(), stopsWithinMs: stopsWithinMs + TO_CLOSE_THE_REST_MS };
}

function stopsWithin({ drain }: GatewaySettings): number {
  return drain.delayMs + drain.graceMs + TO_CLOSE_THE_REST_MS;
}
