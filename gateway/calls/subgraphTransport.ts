import type { CallFault } from './callFault.ts';

/** What is posted to a subgraph. */
export interface OutgoingCall {
  readonly headers: Readonly<Record<string, string>>;
  /** JSON of a GraphQL request. */
  readonly body: string;
  /** Not over a connection that lay idle: it may be closing at the other end. */
  readonly onNewConnection: boolean;
}

/** A call under way. */
export interface RunningCall {
  /** The text of an answer with a status, a content type and a size that an answer may have; else rejects with a `CallFault`. */
  readonly answer: Promise<string>;
  /** Rejects the answer with the fault, at once, and ends the call. Nothing happens where it has ended. */
  interrupt(fault: CallFault): void;
}

/** The way to one subgraph. */
export interface SubgraphTransport {
  begin(call: OutgoingCall): RunningCall;
  close(): Promise<void>;
}
