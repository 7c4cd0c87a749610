import type { RequestHandler } from 'express';
import { failureBody } from './failureBody.ts';

const DEEPEST_JSON = 12; // the deepest input of the schema has five levels

/** Refuses a list of operations, and JSON nested beyond what any input is: deep JSON breaks what walks it later. */
export const plainBody: RequestHandler = (request, response, next) => {
  if (Array.isArray(request.body))
    response.status(400).json(failureBody('BAD_USER_INPUT', 'Send one operation at a time.'));
  else if (isDeeper(request.body, DEEPEST_JSON))
    response.status(400).json(failureBody('BAD_USER_INPUT', `The JSON has more levels than ${DEEPEST_JSON}.`));
  else next();
};

// Level by level, never by recursion, which a body of 100 kB could exhaust.
function isDeeper(body: unknown, most: number): boolean {
  let level = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return true;
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return false;
}
