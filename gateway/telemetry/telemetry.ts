import cluster from 'node:cluster';
import type { ApolloServerPlugin } from '@apollo/server';
import { AggregatorRegistry } from 'prom-client';
import type { Log } from '../../subgraphs/shared/runtime/log.ts';
import { SettingError, type SettingSource, wholeNumber } from '../../subgraphs/shared/runtime/settings.ts';
import type { RequestContext } from '../caller.ts';
import type { SubgraphCallObserver } from '../calls/subgraphCallObserver.ts';
import type { PlanObserver } from '../execute/planningGateway.ts';
import type { RequestObserver } from '../http/requestObserver.ts';
import type { KnownDocument } from '../operations/knownDocument.ts';
import type { SupergraphObserver } from '../supergraph/servedSupergraph.ts';
import { GatewayMetrics } from './gatewayMetrics.ts';
import { operationNames } from './operationNames.ts';
import { tellOfRequests } from './requestLog.ts';
import { type MetricsPlace, serveMetrics } from './serveMetrics.ts';
import { traceRequests } from './traceRequests.ts';
import type { Tracing, TracingSettings } from './tracing.ts';

export interface TelemetrySettings {
  /** Where /metrics is served; undefined: nowhere. */
  readonly metrics: MetricsPlace | undefined;
  /** Undefined: nothing is traced. */
  readonly tracing: TracingSettings | undefined;
}

/** What becomes known of a running gateway, and where it goes. */
export interface Telemetry {
  readonly requests: RequestObserver;
  readonly calls: SubgraphCallObserver | undefined;
  readonly plans: PlanObserver | undefined;
  readonly supergraphs: SupergraphObserver | undefined;
  readonly plugins: readonly ApolloServerPlugin<RequestContext>[];
  readonly metricsUrl: string | undefined;
  close(): Promise<void>;
}

export function telemetrySettings(source: SettingSource): TelemetrySettings {
  const url = source['TRACES_URL'];
  if (url && !/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : ''))
    throw new SettingError('TRACES_URL must be an http or https address');
  return {
    metrics: source['METRICS_PORT']
      ? { port: wholeNumber(source, 'METRICS_PORT', 0, 0, 65_535), host: source['METRICS_HOST'] || '127.0.0.1' }
      : undefined,
    tracing: url ? { url, percent: wholeNumber(source, 'TRACES_PERCENT', 100, 0, 100) } : undefined,
  };
}

/** `documents`: whose operations may be named. */
export async function openTelemetry(
  settings: TelemetrySettings,
  documents: readonly KnownDocument[],
  log: Log,
): Promise<Telemetry> {
  const nameOf = operationNames(documents);
  const metrics = settings.metrics && new GatewayMetrics();
  const tracing = settings.tracing && (await tracingBy(settings.tracing));
  const served = metrics && settings.metrics && (await show(metrics, settings.metrics));
  return {
    requests: tellOfRequests(log, nameOf, metrics),
    calls: metrics && {
      subgraphCalled: (subgraph, outcome, milliseconds, operation) =>
        metrics.subgraphCalled(subgraph, nameOf(operation), outcome, milliseconds),
    },
    plans: metrics?.planned,
    supergraphs: metrics?.supergraphChanged,
    metricsUrl: served?.url,
    plugins: tracing ? [traceRequests(tracing, nameOf)] : [],
    async close() {
      await served?.close();
      await tracing?.close();
    },
  };
}

/** Its libraries take memory that most gateways have no use for: they are loaded where it is wanted. */
async function tracingBy(settings: TracingSettings): Promise<Tracing> {
  const { openTracing } = await import('./tracing.ts');
  return openTracing(settings);
}

/** By itself, or to the process that adds up the figures of all workers. */
async function show({ registry }: GatewayMetrics, place: MetricsPlace) {
  if (!cluster.isWorker) return serveMetrics(place, () => registry.metrics());
  AggregatorRegistry.setRegistries([registry]);
  new AggregatorRegistry(); // answers the other process from now on
  return undefined;
}
