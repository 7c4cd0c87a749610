/**
 * How a call ended: with an answer that can be read as one; with a status, a content type or a size that no answer has;
 * without a connection; after the time-out; not sent, because the subgraph did not answer lately; or given up, because
 * the client went away.
 */
export type CallOutcome = 'answered' | 'unusable' | 'unreachable' | 'timedOut' | 'heldBack' | 'abandoned';

/**
 * Is told of each call to a subgraph when it has ended. It must not throw, and hears nothing of what was said. A client
 * chose the name of the operation.
 */
export interface SubgraphCallObserver {
  subgraphCalled(subgraph: string, outcome: CallOutcome, milliseconds: number, operation: string | undefined): void;
}
