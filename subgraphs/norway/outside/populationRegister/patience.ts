import {
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhen,
  isBrokenCircuitError,
  retry,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel';
import { PopulationRegisterUnavailable, type UnavailableReason } from './populationRegister.ts';

/** The register answered 429 and said how long to stay away. */
export class TooManyRequests extends PopulationRegisterUnavailable {
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super('RATE_LIMITED');
    this.retryAfterMs = retryAfterMs;
  }
}

const RETRIES = 3;
const JITTER_MS = 100;
const FAILURES_TO_OPEN = 5;
const OPEN_MS = 10_000;

const OUTAGES: readonly UnavailableReason[] = ['NETWORK', 'TIMED_OUT', 'SERVER_ERROR', 'TOKEN_UNREACHABLE'];

export interface PatienceLimits {
  /** For one request with all its repetitions. */
  readonly deadlineMs: number;
  /** For each attempt alone. */
  readonly attemptMs: number;
  /** A longer Retry-After is not waited for; asking again earlier than told would only be refused again. */
  readonly longestWaitMs: number;
}

export type Patience = <Answer>(work: (signal: AbortSignal) => Promise<Answer>) => Promise<Answer>;

/**
 * Runs a reading until it answers, is not worth repeating, or the deadline is over; rests after repeated outages.
 * The work must stop when its signal fires. Throws PopulationRegisterUnavailable.
 */
export function patience({ deadlineMs, attemptMs, longestWaitMs }: PatienceLimits): Patience {
  const policy = wrap(
    circuitBreaker(
      handleWhen((error) => isOverdue(error) || isOutage(error)),
      { halfOpenAfter: OPEN_MS, breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN) },
    ),
    timeout(deadlineMs, TimeoutStrategy.Aggressive),
    retry(
      handleWhen((error) => isWorthRepeating(error, longestWaitMs)),
      { maxAttempts: RETRIES, backoff: new DelegateBackoff(pause) },
    ),
  );
  const attempt = (signal: AbortSignal) => AbortSignal.any([signal, AbortSignal.timeout(attemptMs)]);
  return (work) => policy.execute(({ signal }) => work(attempt(signal))).catch(inOurWords);
}

// Not cockatiel's own isTaskCancelledError: in 3.2.1 it looks for the mark of another error and never holds.
function isOverdue(error: unknown): boolean {
  return error instanceof TaskCancelledError;
}

function isOutage(error: Error): boolean {
  return error instanceof PopulationRegisterUnavailable && OUTAGES.includes(error.reason);
}

function isWorthRepeating(error: Error, longestWaitMs: number): boolean {
  if (error instanceof TooManyRequests) return error.retryAfterMs <= longestWaitMs;
  return isOutage(error);
}

function pause({ attempt, result }: { attempt: number; result: object }): number {
  const error = 'error' in result ? result.error : undefined;
  if (error instanceof TooManyRequests) return error.retryAfterMs + Math.random() * JITTER_MS;
  return Math.random() * JITTER_MS * 2 ** attempt;
}

function inOurWords(error: unknown): never {
  if (isOverdue(error)) throw new PopulationRegisterUnavailable('TIMED_OUT');
  if (isBrokenCircuitError(error)) throw new PopulationRegisterUnavailable('CIRCUIT_OPEN');
  throw error;
}
