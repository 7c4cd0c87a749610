import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { CallOutcome } from '../calls/subgraphCallObserver.ts';
import type { PlanObserver } from '../execute/planningGateway.ts';
import type { SupergraphObserver } from '../supergraph/servedSupergraph.ts';

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What is counted of a gateway. No label holds anything that a client wrote: operations are named as `OperationNames` allows. */
export class GatewayMetrics {
  readonly registry = new Registry();
  readonly #registers = { registers: [this.registry] };
  readonly #requests = new Counter({
    name: 'gateway_requests_total',
    help: 'GraphQL requests that were answered, by operation and outcome: ok, refused, failed',
    labelNames: ['operation', 'outcome'],
    ...this.#registers,
  });
  readonly #requestSeconds = new Histogram({
    name: 'gateway_request_seconds',
    help: 'How long answering took',
    labelNames: ['outcome'],
    buckets: SECONDS,
    ...this.#registers,
  });
  readonly #refused = new Counter({
    name: 'gateway_refused_total',
    help: 'Requests that were refused before they were carried out, by what refused them: a limit, a rate, overload',
    labelNames: ['by'],
    ...this.#registers,
  });
  readonly #calls = new Counter({
    name: 'gateway_subgraph_calls_total',
    help: 'Calls to subgraphs, by how they ended',
    labelNames: ['subgraph', 'operation', 'outcome'],
    ...this.#registers,
  });
  readonly #callSeconds = new Histogram({
    name: 'gateway_subgraph_call_seconds',
    help: 'How long calls to subgraphs took',
    labelNames: ['subgraph'],
    buckets: SECONDS,
    ...this.#registers,
  });
  readonly #heldBack = new Gauge({
    name: 'gateway_subgraph_held_back',
    help: '1 while calls to the subgraph are held back because it did not answer lately',
    labelNames: ['subgraph'],
    aggregator: 'max',
    ...this.#registers,
  });
  readonly #plans = new Counter({
    name: 'gateway_plans_total',
    help: 'Plans that requests needed, by whether they were known',
    labelNames: ['known'],
    ...this.#registers,
  });
  readonly #planSeconds = new Histogram({
    name: 'gateway_plan_seconds',
    help: 'How long it took to plan what was not known',
    buckets: SECONDS,
    ...this.#registers,
  });
  readonly #supergraphs = new Counter({
    name: 'gateway_supergraph_changes_total',
    help: 'New supergraphs, by whether they were taken',
    labelNames: ['outcome'],
    ...this.#registers,
  });
  readonly #outdated = new Gauge({
    name: 'gateway_supergraph_outdated',
    help: '1 while the newest supergraph is refused and an older one is served',
    aggregator: 'max',
    ...this.#registers,
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  requestAnswered(operation: string, status: number, milliseconds: number, refusedBy?: string): void {
    const outcome = status >= 500 ? 'failed' : status >= 400 ? 'refused' : 'ok';
    this.#requests.inc({ operation, outcome });
    this.#requestSeconds.observe({ outcome }, milliseconds / 1_000);
    if (refusedBy !== undefined) this.#refused.inc({ by: refusedBy });
  }

  subgraphCalled(subgraph: string, operation: string, outcome: CallOutcome, milliseconds: number): void {
    this.#calls.inc({ subgraph, operation, outcome });
    if (outcome !== 'heldBack') this.#callSeconds.observe({ subgraph }, milliseconds / 1_000);
    if (outcome === 'heldBack') this.#heldBack.set({ subgraph }, 1);
    else if (outcome === 'answered' || outcome === 'unusable') this.#heldBack.set({ subgraph }, 0);
  }

  readonly planned: PlanObserver = ({ known, milliseconds }) => {
    this.#plans.inc({ known: String(known) });
    if (!known) this.#planSeconds.observe(milliseconds / 1_000);
  };

  readonly supergraphChanged: SupergraphObserver = (outcome) => {
    this.#supergraphs.inc({ outcome });
    this.#outdated.set(outcome === 'refused' ? 1 : 0);
  };
}
