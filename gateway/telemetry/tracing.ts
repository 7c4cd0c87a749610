import { ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, TraceFlags, type Tracer, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node';
import type { CallOutcome } from '../calls/subgraphCallObserver.ts';

/** The trace of one request. */
export interface RequestTrace {
  readonly traceId: string;
  callBegins(subgraph: string): CallTrace;
  /** `failed`: the answer has errors. */
  end(operation: { readonly name: string; readonly hash: string | undefined; readonly failed: boolean }): void;
}

export interface CallTrace {
  /** Tells the subgraph to which trace its work belongs. */
  readonly headers: Readonly<Record<string, string>>;
  end(outcome: CallOutcome): void;
}

export interface TracingSettings {
  /** Where a collector takes OTLP over HTTP, e.g. http://127.0.0.1:4318/v1/traces */
  readonly url: string;
  /** Of the requests that come without a trace, how many in a hundred get one. */
  readonly percent: number;
}

export interface Tracing {
  /** `traceparent`: as the client's header says. */
  begin(traceparent: string | undefined): RequestTrace;
  close(): Promise<void>;
}

type Resource = NonNullable<NonNullable<ConstructorParameters<typeof NodeTracerProvider>[0]>['resource']>;

// By hand: the package that makes resources is here in two versions, Apollo's older one in the first place.
const GATEWAY: Resource = {
  attributes: { 'service.name': 'gateway' },
  merge: (other) => other ?? GATEWAY,
  getRawAttributes: () => Object.entries(GATEWAY.attributes),
};
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** Spans with the names of operations and subgraphs, hashes and outcomes; never a document, a literal or a variable. */
export function openTracing({ url, percent }: TracingSettings): Tracing {
  const provider = new NodeTracerProvider({
    resource: GATEWAY,
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(percent / 100) }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }))],
  });
  const tracer = provider.getTracer('gateway');
  return {
    begin: (traceparent) =>
      traceOf(tracer, tracer.startSpan('request', { kind: SpanKind.SERVER }, parentIn(traceparent))),
    close: () => provider.shutdown(),
  };
}

function parentIn(traceparent: string | undefined) {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  if (!traceId || !spanId || !flags) return ROOT_CONTEXT;
  const traceFlags = Number.parseInt(flags, 16) & TraceFlags.SAMPLED;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}

function traceOf(tracer: Tracer, span: Span): RequestTrace {
  return {
    traceId: span.spanContext().traceId,
    callBegins(subgraph) {
      const attributes = { 'graphql.subgraph': subgraph };
      const options = { kind: SpanKind.CLIENT, attributes };
      const call = tracer.startSpan(`call ${subgraph}`, options, trace.setSpan(ROOT_CONTEXT, span));
      return { headers: { traceparent: traceparentOf(call) }, end: (outcome) => endCall(call, outcome) };
    },
    end({ name, hash, failed }) {
      span.setAttributes({ 'graphql.operation.name': name, ...(hash && { 'graphql.document.hash': hash }) });
      if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}

function endCall(call: Span, outcome: CallOutcome): void {
  call.setAttribute('graphql.subgraph.outcome', outcome);
  if (outcome !== 'answered') call.setStatus({ code: SpanStatusCode.ERROR });
  call.end();
}

function traceparentOf(span: Span): string {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-0${traceFlags & TraceFlags.SAMPLED}`;
}
