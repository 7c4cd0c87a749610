import { CallFault } from './callFault.ts';
import { type BreakerLimits, CircuitBreaker } from './circuitBreaker.ts';
import { SharedReads } from './sharedReads.ts';
import type { CallOutcome, SubgraphCallObserver } from './subgraphCallObserver.ts';
import type { RunningCall, SubgraphTransport } from './subgraphTransport.ts';
import { timedCall } from './timedCall.ts';

export interface SubgraphLinePlan {
  readonly name: string;
  readonly transport: SubgraphTransport;
  readonly timeoutMs: number;
  readonly breaker: BreakerLimits;
  readonly observer?: SubgraphCallObserver | undefined;
}

/** What is asked, on whose behalf. */
export interface AskedCall {
  readonly body: string;
  readonly isRead: boolean;
  /** As the client named it. */
  readonly operation?: string | undefined;
  /** All else that the subgraph sees of who asks: reads with equal bodies and equal `asker` are one. */
  readonly asker: string;
  /** The headers of one sending; another has others, for an assertion is believed once. */
  headers(): Readonly<Record<string, string>>;
  /** Aborted when the client goes away. What is no read is carried out all the same. */
  readonly signal?: AbortSignal | undefined;
}

/** Everything that stands between the gateway and one subgraph. */
export class SubgraphLine {
  readonly #plan: SubgraphLinePlan;
  readonly #breaker: CircuitBreaker;
  readonly #reads = new SharedReads();

  constructor(plan: SubgraphLinePlan) {
    this.#plan = plan;
    this.#breaker = new CircuitBreaker(plan.breaker);
  }

  /** The text of the answer. Rejects with a `CallFault`. */
  async ask(asked: AskedCall): Promise<string> {
    if (!asked.isRead) return this.#begin(asked).answer.finally(() => this.#reads.beginAnew());
    if (asked.signal?.aborted) throw new CallFault('abandoned', 'the client went away');
    return this.#reads.ask(`${asked.asker}\n${asked.body}`, asked.signal, () => this.#begin(asked));
  }

  close(): Promise<void> {
    return this.#plan.transport.close();
  }

  #begin({ body, isRead, headers, operation }: AskedCall): RunningCall {
    if (!this.#breaker.admits()) return this.#heldBack(operation);
    const { transport, timeoutMs } = this.#plan;
    // Nobody could say whether a mutation was carried out that went over a connection in its last moment.
    const send = (isRepeated: boolean) =>
      transport.begin({ body, headers: headers(), onNewConnection: isRepeated || !isRead });
    const since = performance.now();
    const call = timedCall(send, isRead, timeoutMs);
    const end = (outcome: CallOutcome) => this.#ended(outcome, performance.now() - since, operation);
    call.answer.then(
      () => end('answered'),
      (fault: unknown) => end(fault instanceof CallFault ? fault.outcome : 'unusable'),
    );
    return call;
  }

  #heldBack(operation: string | undefined): RunningCall {
    this.#plan.observer?.subgraphCalled(this.#plan.name, 'heldBack', 0, operation);
    const fault = new CallFault('heldBack', 'it did not answer lately');
    return { answer: Promise.reject(fault), interrupt: () => undefined };
  }

  // Whatever came at once, even an error page, is no reason to wait; and a client that goes away says nothing.
  #ended(outcome: CallOutcome, milliseconds: number, operation: string | undefined): void {
    this.#plan.observer?.subgraphCalled(this.#plan.name, outcome, milliseconds, operation);
    if (outcome === 'unreachable' || outcome === 'timedOut') this.#breaker.failed();
    else if (outcome !== 'abandoned') this.#breaker.succeeded();
  }
}
