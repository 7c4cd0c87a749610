import { randomUUID } from 'node:crypto';
import type { GraphQLFormattedError } from 'graphql';
import { FAILURE_CODES, type FailureCode } from '../subgraphs/shared/runtime/failure.ts';
import type { Log } from '../subgraphs/shared/runtime/log.ts';

const REQUEST_FAULTS = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'BAD_REQUEST']);
// As a subgraph gives them, under which it has logged the failure.
const REFERENCE = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PLACE = /^[A-Za-z_]\w{0,80}(?:\.[A-Za-z_]\w{0,80}|\[\d{1,5}\]){0,20}$/;
const LONGEST_MESSAGE = 2_000;
const FROM_A_SUBGRAPH = 'serviceName';

/** The last gate before the client: every error leaves with a code of the catalogue and a text that holds nothing of a person or a machine. */
export function catalogueErrors(log: Log): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const extensions = formatted.extensions ?? {};
    const { path, locations } = formatted;
    const place = { ...(path && { path }), ...(locations && { locations }) };
    const code = String(extensions['code']);
    if (REQUEST_FAULTS.has(code) && extensions[FROM_A_SUBGRAPH] === undefined) {
      return { message: withoutValues(formatted.message), ...place, extensions: { code: 'BAD_USER_INPUT' } };
    }
    if (isFailureCode(code) && code !== 'INTERNAL') return { ...told(code, extensions), ...place };
    const given = String(extensions['reference']);
    const reference = REFERENCE.test(given) ? given : randomUUID();
    if (reference !== given) log.error({ err: error, reference }, 'failure');
    return { message: FAILURE_CODES.INTERNAL, ...place, extensions: { code: 'INTERNAL', reference } };
  };
}

/** Of a failure that a subgraph told, what may leave. */
function told(code: FailureCode, given: Readonly<Record<string, unknown>>) {
  const { subgraph, retryAfter } = given;
  const field = code === 'BAD_USER_INPUT' ? placeIn(given) : undefined;
  return {
    message: field === undefined ? FAILURE_CODES[code] : `${FAILURE_CODES[code]} See what it says of "${field}".`,
    extensions: {
      code,
      ...(subgraph !== undefined && { subgraph }),
      ...(Number.isSafeInteger(retryAfter) && { retryAfter }),
      ...(field !== undefined && { field }),
    },
  };
}

function placeIn({ field }: Readonly<Record<string, unknown>>): string | undefined {
  return typeof field === 'string' && PLACE.test(field) ? field : undefined;
}

/**
 * graphql-js quotes the value it could not accept, and values are personal numbers and addresses. Kept: the variable,
 * the place in it and the reason where that names only what the schema says.
 */
export function withoutValues(message: string): string {
  // Only a value makes it long, and the expressions below would run over it for each place where they could begin.
  if (message.length > LONGEST_MESSAGE) return 'A value of the request is wrong.';
  const variable = /^(Variable "\$\w+") got invalid value [\s\S]*?(?: at "([\w.[\]]+)")?; ([\s\S]*)$/.exec(message);
  if (variable)
    return `${variable[1]} is wrong${variable[2] ? ` at "${variable[2]}"` : ''}: ${reasonOf(variable[3] ?? '')}`;
  return message
    .replace(/(cannot represent (?:a )?(?:non[- ])?[\w\s-]{0,40}value): [\s\S]*$/, '$1')
    .replace(/, found [\s\S]*$/, '');
}

function reasonOf(text: string): string {
  const missing = /^Field "\w+" of required type "[\w[\]!]+" was not provided\.$/.test(text);
  const expected = /^Expected type "[\w[\]!]+"/.exec(text)?.[0];
  const unknownField = /^Field "(\w{1,60})" is not defined by type "\w+"/.exec(text)?.[0];
  const scalar = /^(Int|Float|String|Boolean|ID) cannot represent/.exec(text)?.[1];
  if (missing) return text;
  if (/^Expected non-nullable type "[\w[\]!]+" not to be null\.$/.test(text)) return 'it must not be null';
  return (
    unknownField ??
    (scalar ? `it must be of type ${scalar}` : (expected ?? valueOfEnum(text) ?? 'it is not of its type'))
  );
}

function valueOfEnum(text: string): string | undefined {
  const name = /in "(\w+)" enum/.exec(text)?.[1] ?? /^Enum "(\w+)" cannot represent/.exec(text)?.[1];
  return name && `it is no value of the enum ${name}`;
}

function isFailureCode(code: string): code is FailureCode {
  return Object.hasOwn(FAILURE_CODES, code);
}
