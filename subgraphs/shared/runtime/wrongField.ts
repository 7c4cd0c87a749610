import { GraphQLError } from 'graphql';

const NAME_BEFORE_VALUE = /([A-Za-z_]\w{0,80})\s{0,9}:[\s[]{0,9}$/;

/**
 * Where the value stands that graphql could not read: `input.through` of a variable, `through` of a text. Names of the
 * operation and the schema alone, never what stands there. Undefined where the error is about something else.
 */
export function wrongField(error: unknown): string | undefined {
  if (!(error instanceof GraphQLError)) return undefined;
  const variable = /^Variable "\$(\w+)" got invalid value [\s\S]*?(?: at "([\w.[\]]+)")?; /.exec(error.message);
  return variable ? (variable[2] ?? variable[1]) : (wrongArgument(error) ?? nameBefore(error));
}

/**
 * The argument that got no value, or null, by a variable that may be null. graphql-js finds that out when it carries the
 * operation out, and says so without a code.
 */
export function wrongArgument(error: unknown): string | undefined {
  const isFromGraphql = error instanceof GraphQLError && error.originalError === undefined;
  return isFromGraphql ? /^Argument "(\w+)" (?:of|has) /.exec(error.message)?.[1] : undefined;
}

function nameBefore({ nodes }: GraphQLError): string | undefined {
  const [node] = nodes ?? [];
  if (!node?.loc || !node.kind.endsWith('Value')) return undefined;
  const { source, start } = node.loc;
  return NAME_BEFORE_VALUE.exec(source.body.slice(Math.max(0, start - 100), start))?.[1];
}
