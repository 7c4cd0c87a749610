import type { Log } from '../../subgraphs/shared/runtime/log.ts';
import type { RequestObserver } from '../http/requestObserver.ts';
import type { GatewayMetrics } from './gatewayMetrics.ts';
import type { OperationNames } from './operationNames.ts';

/** Writes a line for each GraphQL request and counts it. No document, no variable, no token, no address: nothing of a person. */
export function tellOfRequests(log: Log, nameOf: OperationNames, metrics: GatewayMetrics | undefined): RequestObserver {
  return ({ status, milliseconds, refusedBy, documentHash, operationName, requestId, traceId }) => {
    const operation = nameOf(operationName);
    metrics?.requestAnswered(operation, status, milliseconds, refusedBy);
    const line = { operation, documentHash, status, refusedBy, ms: Math.round(milliseconds), requestId, traceId };
    if (status >= 500) log.warn(line, 'request');
    else log.info(line, 'request');
  };
}
