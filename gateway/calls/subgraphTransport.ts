import type { CallEnd } from './callEnd.ts';
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
  /** Lets the call fail with the fault, at once, and ends it. Nothing happens where it has ended. */
  interrupt(fault: CallFault): void;
}

/** The way to one subgraph. */
export interface SubgraphTransport {
  /** `end` may be told before this returns. */
  begin(call: OutgoingCall, end: CallEnd): RunningCall;
  close(): Promise<void>;
}
