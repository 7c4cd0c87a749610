import { createContext, Script } from 'node:vm';
import { GraphQLError } from 'graphql';

const NOTHING = () => undefined;
const slot: { work: () => unknown } = { work: NOTHING };
const context = createContext(slot);
const run = new Script('work()');

/**
 * Does work that cannot wait, and is stopped in the middle where it takes longer: planning blocks the process, and nothing
 * but the engine itself can end it. Throws a GraphQLError then; what the work was about to change is to be thrown away.
 */
export function withinTime<Result>(milliseconds: number, work: () => Result): Result {
  let result: { value: Result } | undefined;
  slot.work = () => {
    result = { value: work() };
  };
  try {
    run.runInContext(context, { timeout: milliseconds });
  } catch (error) {
    throw isTimeOut(error) ? new TookTooLong() : error;
  } finally {
    slot.work = NOTHING; // the work knows a supergraph, which may be replaced before there is other work
  }
  if (!result) throw new Error('the work did not end');
  return result.value;
}

/** Work was stopped in the middle. The client is to ask for less. */
export class TookTooLong extends GraphQLError {
  constructor() {
    super('The operation takes too long to plan: ask for less at once.', { extensions: { code: 'BAD_USER_INPUT' } });
  }
}

function isTimeOut(error: unknown): boolean {
  return typeof error === 'object' && error !== null && Reflect.get(error, 'code') === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
