import type { CallEnd } from './callEnd.ts';
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

  /** `end` may be told before this returns. */
  ask(asked: AskedCall, end: CallEnd): void {
    const { isRead, signal, asker, body } = asked;
    if (!isRead) this.#begin(asked, this.#readsAnewAfter(end));
    else if (signal?.aborted) end.failed(new CallFault('abandoned', 'the client went away'));
    else this.#reads.ask(`${asker}\n${body}`, signal, end, (all) => this.#begin(asked, all));
  }

  close(): Promise<void> {
    return this.#plan.transport.close();
  }

  #readsAnewAfter({ answered, failed }: CallEnd): CallEnd {
    return {
      answered: (text) => {
        this.#reads.beginAnew();
        answered(text);
      },
      failed: (fault) => {
        this.#reads.beginAnew();
        failed(fault);
      },
    };
  }

  #begin({ body, isRead, headers, operation }: AskedCall, end: CallEnd): RunningCall {
    if (!this.#breaker.admits()) return this.#heldBack(operation, end);
    const { transport, timeoutMs } = this.#plan;
    // Nobody could say whether a mutation was carried out that went over a connection in its last moment.
    const send = (isRepeated: boolean, told: CallEnd) =>
      transport.begin({ body, headers: headers(), onNewConnection: isRepeated || !isRead }, told);
    const since = performance.now();
    return timedCall(send, isRead, timeoutMs, {
      answered: (text) => {
        this.#ended('answered', performance.now() - since, operation);
        end.answered(text);
      },
      failed: (fault) => {
        this.#ended(fault.outcome, performance.now() - since, operation);
        end.failed(fault);
      },
    });
  }

  #heldBack(operation: string | undefined, end: CallEnd): RunningCall {
    this.#plan.observer?.subgraphCalled(this.#plan.name, 'heldBack', 0, operation);
    end.failed(new CallFault('heldBack', 'it did not answer lately'));
    return { interrupt: () => undefined };
  }

  // Whatever came at once, even an error page, is no reason to wait; and a client that goes away says nothing.
  #ended(outcome: CallOutcome, milliseconds: number, operation: string | undefined): void {
    this.#plan.observer?.subgraphCalled(this.#plan.name, outcome, milliseconds, operation);
    if (outcome === 'unreachable' || outcome === 'timedOut') this.#breaker.failed();
    else if (outcome !== 'abandoned') this.#breaker.succeeded();
  }
}
