import { describe, expect, test } from '@jest/globals';
import { AggregatorRegistry } from 'prom-client';
import { GatewayMetrics } from '../../gateway/telemetry/gatewayMetrics.ts';
import { tellOfRequests } from '../../gateway/telemetry/requestLog.ts';
import type { Log } from '../../subgraphs/shared/runtime/log.ts';

describe('figures', () => {
  const metrics = new GatewayMetrics();
  const text = () => metrics.registry.metrics();

  test('say as long as calls to a country are held back that they are', async () => {
    for (const [outcome, held] of [
      ['heldBack', 1],
      ['abandoned', 1],
      ['unreachable', 1],
      ['answered', 0],
      ['heldBack', 1],
      ['unusable', 0],
    ] as const) {
      metrics.subgraphCalled('norway', 'other', outcome, 1);
      expect(await text()).toContain(`gateway_subgraph_held_back{subgraph="norway"} ${held}`);
    }
  });

  test('count changes of the supergraph, and say whether the newest is served', async () => {
    for (const [outcome, outdated] of [
      ['refused', 1],
      ['refused', 1],
      ['replaced', 0],
    ] as const) {
      metrics.supergraphChanged(outcome);
      expect(await text()).toContain(`gateway_supergraph_outdated ${outdated}`);
    }
    expect(await text()).toContain('gateway_supergraph_changes_total{outcome="refused"} 2');
    expect(await text()).toContain('gateway_supergraph_changes_total{outcome="replaced"} 1');
  });

  test('tell how long planning took where a plan was made', async () => {
    metrics.planned({ known: true, milliseconds: 0 });
    metrics.planned({ known: false, milliseconds: 30 });
    expect(await text()).toContain('gateway_plan_seconds_sum 0.03\ngateway_plan_seconds_count 1');
  });

  test('of states are not added up over workers', async () => {
    const workers = [metrics, new GatewayMetrics()];
    for (const one of workers) {
      one.supergraphChanged('refused');
      one.subgraphCalled('norway', 'other', 'heldBack', 0);
    }
    const texts = await Promise.all(workers.map(({ registry }) => registry.getMetricsAsJSON()));
    const together = await AggregatorRegistry.aggregate(texts).metrics();
    expect(together).toContain('gateway_supergraph_outdated 1\n');
    expect(together).toContain('gateway_subgraph_held_back{subgraph="norway"} 1\n');
  });
});

test.each([
  [200, 'info'],
  [429, 'info'],
  [499, 'info'],
  [500, 'warn'],
  [503, 'warn'],
] as const)('a request answered %d is a line of level %s', (status, level) => {
  const written: string[] = [];
  const line = (at: string) => () => void written.push(at);
  const asLog = { info: line('info'), warn: line('warn') } as unknown as Log;
  tellOfRequests(asLog, () => 'other', undefined)({ status, milliseconds: 1, trusted: false });
  expect(written).toEqual([level]);
});
