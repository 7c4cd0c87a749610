import type { CallOutcome } from './subgraphCallObserver.ts';

/** A call to a subgraph that gave nothing to go on with. Its text names what happened and nothing of what was said. */
export class CallFault extends Error {
  override readonly name: string = 'CallFault';
  readonly outcome: Exclude<CallOutcome, 'answered'>;
  /** Not a byte of an answer had come, and it is the connection that failed: a read may be asked again. */
  readonly isRepeatable: boolean;

  constructor(outcome: CallFault['outcome'], message: string, { isRepeatable = false, cause }: FaultDetails = {}) {
    super(message, { cause });
    this.outcome = outcome;
    this.isRepeatable = isRepeatable;
  }
}

interface FaultDetails {
  isRepeatable?: boolean;
  cause?: unknown;
}
