import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import { isUnstorableText } from './database.ts';
import { FAILURE_CODES, Failure, type FailureCode } from './failure.ts';
import type { Log } from './log.ts';
import { wrongArgument, wrongField } from './wrongField.ts';

/** Turns whatever was thrown into a code of the catalogue and its fixed text; what nobody expected is logged under a reference number. */
export function maskErrors(log: Log): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const cause = unwrapResolverError(error);
    const code = codeOf(cause, formatted);
    const reference = randomUUID();
    if (code === 'INTERNAL') log.error({ err: cause, reference }, 'failure');
    const { path, locations } = formatted;
    return {
      message: FAILURE_CODES[code],
      ...(path && { path }),
      ...(locations && { locations }),
      extensions: { code, ...(code === 'INTERNAL' && { reference }), ...retryAfterOf(cause), ...fieldOf(code, cause) },
    };
  };
}

function retryAfterOf(cause: unknown): { retryAfter?: number } {
  return cause instanceof Failure && cause.retryAfter !== undefined ? { retryAfter: cause.retryAfter } : {};
}

function fieldOf(code: FailureCode, cause: unknown): { field?: string } {
  if (code !== 'BAD_USER_INPUT') return {};
  const field = cause instanceof Failure ? cause.field : wrongField(cause);
  return field === undefined ? {} : { field };
}

const INPUT_FAULTS = new Set(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED', 'BAD_REQUEST']);

function codeOf(cause: unknown, formatted: GraphQLFormattedError): FailureCode {
  if (cause instanceof Failure) return cause.code;
  if (isUnstorableText(cause) || wrongArgument(cause) !== undefined) return 'BAD_USER_INPUT';
  return INPUT_FAULTS.has(String(formatted.extensions?.['code'])) ? 'BAD_USER_INPUT' : 'INTERNAL';
}
