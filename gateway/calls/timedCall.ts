import type { CallEnd } from './callEnd.ts';
import { CallFault } from './callFault.ts';
import type { RunningCall } from './subgraphTransport.ts';

/**
 * Begins a call, once more where the connection failed before anything came and `mayRepeat`, and ends it after the
 * time-out, which is over both.
 */
export function timedCall(
  begin: (isRepeated: boolean, end: CallEnd) => RunningCall,
  mayRepeat: boolean,
  timeoutMs: number,
  end: CallEnd,
): RunningCall {
  let running: RunningCall | undefined;
  const interrupt = (fault: CallFault) => running?.interrupt(fault);
  const timer = setTimeout(() => interrupt(new CallFault('timedOut', `no answer in ${timeoutMs} ms`)), timeoutMs);
  const last: CallEnd = {
    answered(text) {
      clearTimeout(timer);
      end.answered(text);
    },
    failed(fault) {
      clearTimeout(timer);
      end.failed(fault);
    },
  };
  const repeat = (fault: CallFault) => {
    if (fault.isRepeatable) running = begin(true, last);
    else last.failed(fault);
  };
  const first = begin(false, mayRepeat ? { ...last, failed: repeat } : last);
  running ??= first; // unless it failed at once and was repeated
  return { interrupt };
}
