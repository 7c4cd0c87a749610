import { createHash } from 'node:crypto';
import { GraphQLError, type GraphQLSchema, Kind, parse, specifiedRules, validate } from 'graphql';
import type { Generation } from '../execute/generation.ts';

/** A document that clients are known to send, to be planned before they do. */
export interface WarmDocument {
  /** Where it comes from, to be named where it cannot be planned. */
  readonly name: string;
  readonly text: string;
}

/**
 * Plans every operation of the documents, a line for each document that the supergraph cannot serve. Gives way to other
 * work between two of them: planning them all takes seconds.
 */
export async function planAll(generation: Generation, documents: readonly WarmDocument[]): Promise<string[]> {
  const complaints: string[] = [];
  for (const { name, text } of documents) {
    await new Promise(setImmediate);
    complaints.push(...faultsOf(() => plan(generation, text)).map((fault) => `${name}: ${fault}`));
  }
  return complaints;
}

function plan(generation: Generation, text: string): readonly GraphQLError[] {
  const document = parse(text);
  const faults = faultsIn(generation.apiSchema, document);
  if (faults.length > 0) return faults;
  const queryHash = createHash('sha256').update(text).digest('hex');
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
