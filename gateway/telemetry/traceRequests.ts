import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from '../caller.ts';
import type { OperationNames } from './operationNames.ts';
import type { Tracing } from './tracing.ts';

/** Traces every operation that is let in. */
export function traceRequests(tracing: Tracing, nameOf: OperationNames): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart({ contextValue }) {
      const trace = tracing.begin(contextValue.traceparent);
      contextValue.trace = trace;
      contextValue.knownAs.traceId = trace.traceId;
      return {
        async willSendResponse({ operationName, queryHash, response: { body } }) {
          const failed = body.kind === 'single' && (body.singleResult.errors ?? []).length > 0;
          trace.end({ name: nameOf(operationName), hash: queryHash, failed });
        },
      };
    },
  };
}
