import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { type CompiledOperation, compileOperation } from './compiledOperation.ts';
import { type LoadedSupergraph, loadSupergraph } from './loadedSupergraph.ts';
import { RecentMap } from './recentMap.ts';

/** What an operation is found by: two requests with the same are one operation. */
export interface OperationKey {
  /** SHA-256 of the document's text, in hexadecimal. */
  readonly queryHash: string;
  readonly operationName: string | undefined;
}

const MOST_OPERATIONS = 1_000;

/** A supergraph and the operations that were planned on it. A request ends on the one that it began on. */
export class Generation {
  readonly #loaded: LoadedSupergraph;
  readonly #compiled = new RecentMap<string, CompiledOperation>(MOST_OPERATIONS);

  constructor(supergraphSdl: string) {
    this.#loaded = loadSupergraph(supergraphSdl);
  }

  /** As clients know it. */
  get apiSchema(): GraphQLSchema {
    return this.#loaded.apiSchema;
  }

  /** Planned before, if it was lately. */
  known(key: OperationKey): CompiledOperation | undefined {
    return this.#compiled.get(textOf(key));
  }

  /** Throws the planner's GraphQLError where it cannot plan. */
  plan(key: OperationKey, document: DocumentNode, operation: OperationDefinitionNode): CompiledOperation {
    return this.#compiled.set(textOf(key), compileOperation(this.#loaded, document, operation));
  }
}

function textOf({ queryHash, operationName }: OperationKey): string {
  return `${queryHash} ${operationName ?? ''}`;
}
