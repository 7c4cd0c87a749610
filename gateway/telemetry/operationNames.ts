import { GraphQLError, Kind, parse } from 'graphql';
import type { KnownDocument } from '../operations/knownDocument.ts';

/**
 * Says under which name an operation may be counted, logged and traced: its own where the gateway knows the name from a
 * document of its own, else "other". A client may write anything into a name, a personal number too, and as many as it likes.
 */
export type OperationNames = (operationName: string | null | undefined) => string;

const OTHER = 'other';

export function operationNames(documents: readonly KnownDocument[]): OperationNames {
  const known = new Set(documents.flatMap(({ text }) => namesIn(text)));
  return (name) => (name && known.has(name) ? name : OTHER);
}

function namesIn(text: string): string[] {
  try {
    return parse(text, { noLocation: true }).definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION && definition.name ? [definition.name.value] : [],
    );
  } catch (error) {
    if (error instanceof GraphQLError) return [];
    throw error;
  }
}
