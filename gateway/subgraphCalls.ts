import { setMaxListeners } from 'node:events';
import type { Log } from '../subgraphs/shared/runtime/log.ts';
import type { TrustedIssuers } from '../subgraphs/shared/runtime/trustedIssuers.ts';
import type { RequestContext } from './caller.ts';
import type { CallEnd } from './calls/callEnd.ts';
import { CallFault } from './calls/callFault.ts';
import { inProcessTransport } from './calls/inProcessTransport.ts';
import { keepAliveTransport } from './calls/keepAliveTransport.ts';
import type { SubgraphCallObserver } from './calls/subgraphCallObserver.ts';
import { SubgraphLine } from './calls/subgraphLine.ts';
import type { Subgraphs } from './execute/execution.ts';
import type { SubgraphAddress } from './settings.ts';
import { type Asker, askerFor, headersFor } from './subgraphHeaders.ts';
import type { CallTrace } from './telemetry/tracing.ts';

export interface SubgraphCallsPlan {
  readonly addresses: readonly SubgraphAddress[];
  readonly issuers: TrustedIssuers;
  readonly log: Log;
  readonly observer?: SubgraphCallObserver | undefined;
}

export interface SubgraphCalls {
  /** `operation`: as the client named it. */
  onBehalfOf(context: RequestContext, operation: string | undefined): Subgraphs;
  close(): Promise<void>;
}

/** How the gateway asks subgraphs: each with the one token whose issuer is meant for it, if any, and an assertion signed for this call. */
export function subgraphCalls({ addresses, issuers, log, observer }: SubgraphCallsPlan): SubgraphCalls {
  const lines = new Map(addresses.map((address) => [address.name, lineTo(address, observer)]));
  const byName = new Map(addresses.map((address) => [address.name, address]));
  // Ours are all signed to. Of foreign subgraphs null may be an ordinary answer.
  const tellsAbsence = addresses.every(({ assertionKey }) => assertionKey);
  return {
    onBehalfOf(context, operation) {
      setMaxListeners(0, context.signal); // each call listens, and a plan may make many
      const askerOf = askersOf(issuers, context);
      const ask = askOnceInTime((subgraph, body, isRead, end) => {
        const [line, address] = [lines.get(subgraph), byName.get(subgraph)];
        if (!line || !address) throw new Error('no setting names the subgraph');
        const { asker, text } = askerOf(address);
        const traced = context.trace?.callBegins(subgraph);
        const headers = () => ({
          ...headersFor(address, asker, { body, requestId: context.knownAs.requestId }),
          ...traced?.headers,
        });
        const asked = { body, isRead, headers, operation, signal: context.signal, asker: text };
        line.ask(asked, traced ? tracedEnd(traced, end) : end);
      });
      const warn: Subgraphs['warn'] = (subgraph, err) => {
        const fault = err instanceof CallFault ? { outcome: err.outcome, reason: err.message } : undefined;
        if (fault?.outcome === 'abandoned') return;
        log.warn({ err, subgraph, ...fault, ...context.knownAs }, 'subgraph unavailable');
      };
      return { ask, tellsAbsence, warn };
    },
    async close() {
      await Promise.all([...lines.values()].map((line) => line.close()));
    },
  };
}

/** Who asks is the same for all calls of a request to one subgraph. `text`: to compare it by. */
function askersOf(issuers: TrustedIssuers, context: RequestContext) {
  const askers = new Map<SubgraphAddress, { readonly asker: Asker; readonly text: string }>();
  return (address: SubgraphAddress) => {
    const known = askers.get(address);
    if (known) return known;
    const asker = askerFor(address, issuers, context);
    const fresh = { asker, text: JSON.stringify(asker) };
    askers.set(address, fresh);
    return fresh;
  };
}

function lineTo(address: SubgraphAddress, observer: SubgraphCallObserver | undefined): SubgraphLine {
  const { name, endpoint, timeoutMs, mostAnswerBytes, breaker, answer } = address;
  const transport = answer
    ? inProcessTransport(answer, mostAnswerBytes)
    : keepAliveTransport({ endpoint, mostAnswerBytes, timeoutMs });
  return new SubgraphLine({ name, transport, timeoutMs, breaker, observer });
}

/** A request waits for the time-out of a subgraph once, though its plan asks the subgraph again and again. */
function askOnceInTime(
  begin: (subgraph: string, body: string, isRead: boolean, end: CallEnd) => void,
): Subgraphs['ask'] {
  const silent = new Map<string, CallFault>();
  return (subgraph, body, isRead, take) =>
    new Promise((resolve, reject) => {
      const known = silent.get(subgraph);
      if (known) return reject(known);
      const failed = (fault: CallFault) => {
        if (fault.outcome === 'timedOut') silent.set(subgraph, fault);
        reject(fault);
      };
      const answered = (text: string) => {
        try {
          take(JSON.parse(text));
          resolve();
        } catch (error) {
          reject(error);
        }
      };
      begin(subgraph, body, isRead, { answered, failed });
    });
}

function tracedEnd(traced: CallTrace, { answered, failed }: CallEnd): CallEnd {
  return {
    answered(text) {
      traced.end('answered');
      answered(text);
    },
    failed(fault) {
      traced.end(fault.outcome);
      failed(fault);
    },
  };
}
