import { GraphQLError, GraphQLScalarType, type ValueNode } from 'graphql';
import { Sensitive } from '../vocabulary/sensitive.ts';

/**
 * An input that nothing may print: it must come in a variable (the text of an operation is logged and kept by clients
 * and caches), it is wrapped at once, and as an output it cannot be used at all. The country's domain parses it.
 * `limit`: the most characters, bounding the work; rules of length are the domain's.
 */
export function sensitiveInput(name: string, description: string, limit = 40): GraphQLScalarType<Sensitive, never> {
  const refuseLiteral = (nodes: ValueNode) => {
    throw new GraphQLError(`${name} must be sent as a variable, never in the text of the operation`, { nodes });
  };
  return new GraphQLScalarType<Sensitive, never>({
    name,
    description: `${description} Input only, only as a variable, and in one root field of an operation.`,
    serialize: () => {
      throw new Error(`${name} is never an answer`);
    },
    parseLiteral: refuseLiteral,
    parseValue(value) {
      if (typeof value !== 'string' || value.length > limit) {
        throw new GraphQLError(`${name} must be a string of at most ${limit} characters`);
      }
      return new Sensitive(value, '***');
    },
  });
}

/** Passwords and the secrets of links. */
export const SecretText = sensitiveInput('SecretText', 'A password, or the secret of a mailed link.', 1_000);
