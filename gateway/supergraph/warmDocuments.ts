import { GraphQLError, type GraphQLSchema, Kind, parse, specifiedRules, validate } from 'graphql';
import type { Generation } from '../execute/generation.ts';
import type { KnownDocument } from '../operations/knownDocument.ts';

/**
 * Plans every operation of the documents, a line for each document that the supergraph cannot serve. Gives way to other
 * work between two of them: planning them all takes seconds.
 */
export async function planAll(generation: Generation, documents: readonly KnownDocument[]): Promise<string[]> {
  const complaints: string[] = [];
  for (const document of documents) {
    await new Promise(setImmediate);
    complaints.push(
      ...faultsOf(() => plan(generation, document)).map((fault) => `document ${document.hash}: ${fault}`),
    );
  }
  return complaints;
}

function plan(generation: Generation, { text, hash: queryHash }: KnownDocument): readonly GraphQLError[] {
  const document = parse(text);
  const faults = faultsIn(generation.apiSchema, document);
  if (faults.length > 0) return faults;
  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
    generation.plan({ queryHash, operationName: operation.name?.value }, document, operation);
  }
  return [];
}

function faultsIn(schema: GraphQLSchema, document: ReturnType<typeof parse>): readonly GraphQLError[] {
  return validate(schema, document, specifiedRules, { maxErrors: 1 });
}

function faultsOf(check: () => readonly GraphQLError[]): string[] {
  try {
    return check().map(({ message }) => message);
  } catch (error) {
    if (error instanceof GraphQLError) return [error.message];
    throw error;
  }
}
