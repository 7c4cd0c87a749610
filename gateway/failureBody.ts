import { FAILURE_CODES, type FailureCode } from '../subgraphs/shared/runtime/failure.ts';

/** The body of an answer that is no more than one failure, in the form that GraphQL clients read. */
export function failureBody(code: FailureCode, message: string = FAILURE_CODES[code]): object {
  return { errors: [{ message, extensions: { code } }] };
}
