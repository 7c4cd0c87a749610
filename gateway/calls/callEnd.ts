import type { CallFault } from './callFault.ts';

/**
 * Is told how a call ended: one of the two, once. Neither may throw. A text is told and not promised: the promises of a
 * call are old when its answer comes, and what a dead old object holds outlives every collection of young ones.
 */
export interface CallEnd {
  /** With the text of an answer that has a status, a content type and a size that an answer may have. */
  answered(text: string): void;
  failed(fault: CallFault): void;
}

/** Lets through how it ended first, and nothing after that. */
export function toldOnce(end: CallEnd): CallEnd {
  let waiting: CallEnd | undefined = end;
  const first = () => {
    const told = waiting;
    waiting = undefined;
    return told;
  };
  return {
    answered: (text) => first()?.answered(text),
    failed: (fault) => first()?.failed(fault),
  };
}
