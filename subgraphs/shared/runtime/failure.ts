/** Every code a failure can carry to a client. A failure is an outage, a bug or a caller without the right; a rule's no is a Refusal. */
export const FAILURE_CODES = {
  UNAUTHENTICATED: 'Sign in first, or sign in again.',
  FORBIDDEN: 'You may not do this.',
  BAD_USER_INPUT: 'The request is not as the schema asks.',
  RATE_LIMITED: 'That was too often. Try again later.',
  OVERLOADED: 'Too much is going on here. Try again in a moment.',
  NOT_FOUND: 'There is no such thing, or it is not yours to see.',
  SUBGRAPH_UNAVAILABLE: 'One of the countries does not answer at the moment.',
  INTERNAL: 'Something went wrong on our side.',
} as const;

export type FailureCode = keyof typeof FAILURE_CODES;

/** Thrown, never returned. Its text is the code's own: nothing from below and nothing of a person reaches the caller. */
export class Failure extends Error {
  readonly code: FailureCode;
  /** In whole seconds, with RATE_LIMITED. */
  readonly retryAfter?: number | undefined;
  /** With BAD_USER_INPUT: which argument it is about, or the place in one, by names of the schema alone: `input.through`. */
  readonly field?: string | undefined;

  constructor(code: FailureCode, options?: { cause?: unknown; retryAfter?: number; field?: string }) {
    super(FAILURE_CODES[code], options);
    this.name = 'Failure';
    this.code = code;
    this.retryAfter = options?.retryAfter;
    this.field = options?.field;
  }
}
