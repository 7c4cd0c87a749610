import { AsyncLocalStorage } from 'node:async_hooks';

/** In which the gateway tells to which request of a client a call belongs. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** By which lines of several logs are found together. Random, and nothing of a person or a client. */
export interface CallTrace {
  readonly requestId?: string;
  /** Of W3C trace context, where the gateway traces. */
  readonly traceId?: string;
}

const REQUEST_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TRACEPARENT = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;
const underWay = new AsyncLocalStorage<CallTrace>();

/** What the headers say; a header of another shape is dropped. */
export function traceOf(headers: Readonly<Record<string, string | string[] | undefined>>): CallTrace {
  const requestId = String(headers[REQUEST_ID_HEADER]);
  const [, traceId] = TRACEPARENT.exec(String(headers['traceparent'])) ?? [];
  return { ...(REQUEST_ID.test(requestId) && { requestId }), ...(traceId && { traceId }) };
}

/** Every line that is logged in the course of the work bears the trace. */
export function tracedAs<Result>(trace: CallTrace, work: () => Result): Result {
  return underWay.run(trace, work);
}

export function traceUnderWay(): CallTrace {
  return underWay.getStore() ?? {};
}
