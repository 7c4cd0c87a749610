import {
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  isBrokenCircuitError,
  retry,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel';
import { PaymentsUnavailable, type PaymentsUnavailableReason } from '../payments/payments.ts';

const RETRIES = 2;
const FIRST_PAUSE_MS = 100;
const FAILURES_TO_OPEN = 5;
const OPEN_MS = 10_000;

const OUTAGES: readonly PaymentsUnavailableReason[] = ['NETWORK', 'TIMED_OUT', 'SERVER_ERROR'];

export type Patience = <Answer>(work: (signal: AbortSignal) => Promise<Answer>) => Promise<Answer>;

/**
 * Repeats what is safe to repeat (readings, and orders that bear their idempotency key) until it answers or the deadline
 * is over; rests after repeated outages. Throws PaymentsUnavailable.
 */
export function patience(deadlineMs: number): Patience {
  const policy = wrap(
    circuitBreaker(
      handleWhen((error) => isOverdue(error) || isOutage(error)),
      { halfOpenAfter: OPEN_MS, breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN) },
    ),
    timeout(deadlineMs, TimeoutStrategy.Aggressive),
    retry(
      handleWhen((error) => isOutage(error) || isUnderWay(error)),
      { maxAttempts: RETRIES, backoff: new ExponentialBackoff({ initialDelay: FIRST_PAUSE_MS }) },
    ),
  );
  const attemptMs = deadlineMs / 2;
  const attempt = (signal: AbortSignal) => AbortSignal.any([signal, AbortSignal.timeout(attemptMs)]);
  return (work) => policy.execute(({ signal }) => work(attempt(signal))).catch(inOurWords);
}

// Not cockatiel's own isTaskCancelledError: in 3.2.1 it looks for the mark of another error and never holds.
function isOverdue(error: unknown): boolean {
  return error instanceof TaskCancelledError;
}

function isOutage(error: Error): boolean {
  return error instanceof PaymentsUnavailable && OUTAGES.includes(error.reason);
}

function isUnderWay(error: Error): boolean {
  return error instanceof PaymentsUnavailable && error.reason === 'UNDER_WAY';
}

function inOurWords(error: unknown): never {
  if (isOverdue(error)) throw new PaymentsUnavailable('TIMED_OUT');
  if (isBrokenCircuitError(error)) throw new PaymentsUnavailable('CIRCUIT_OPEN');
  throw error;
}
