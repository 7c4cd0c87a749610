import { CallFault } from './callFault.ts';
import type { RunningCall } from './subgraphTransport.ts';

/**
 * Begins a call, once more where the connection failed before anything came and `mayRepeat`, and ends it after the
 * time-out, which is over both.
 */
export function timedCall(
  begin: (isRepeated: boolean) => RunningCall,
  mayRepeat: boolean,
  timeoutMs: number,
): RunningCall {
  let running = begin(false);
  const interrupt = (fault: CallFault) => running.interrupt(fault);
  const timer = setTimeout(() => interrupt(new CallFault('timedOut', `no answer in ${timeoutMs} ms`)), timeoutMs);
  const repeat = (fault: unknown) => {
    if (!mayRepeat || !(fault instanceof CallFault && fault.isRepeatable)) throw fault;
    running = begin(true);
    return running.answer;
  };
  const answer = running.answer.catch(repeat).finally(() => clearTimeout(timer));
  return { answer, interrupt };
}
