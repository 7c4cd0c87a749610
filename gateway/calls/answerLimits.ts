import { CallFault } from './callFault.ts';

export const TOO_LARGE = 'the answer is too large';

const ANSWER_TYPE = /^application\/(?:graphql-response\+)?json *(?:;|$)/i;

/** What is wrong with the head of an answer, if anything. 400 is the status of a GraphQL error. */
export function faultOfAnswer(status: number, contentType: string): CallFault | undefined {
  if (status !== 200 && status !== 400) return new CallFault('unusable', `status ${status}`);
  if (!ANSWER_TYPE.test(contentType)) return new CallFault('unusable', 'the answer is not JSON by its content type');
  return undefined;
}
