import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { type CompiledOperation, compileOperation } from './compiledOperation.ts';
import { type LoadedSupergraph, loadSupergraph } from './loadedSupergraph.ts';
import { RecentMap } from './recentMap.ts';
import { TookTooLong, withinTime } from './withinTime.ts';

/** What an operation is found by: two requests with the same are one operation. */
export interface OperationKey {
  /** SHA-256 of the document's text, in hexadecimal. */
  readonly queryHash: string;
  readonly operationName: string | undefined;
}

const MOST_OPERATIONS = 1_000;

/** A supergraph and the operations that were planned on it. A request ends on the one that it began on. */
export class Generation {
  #loaded: LoadedSupergraph;
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

  /** The same for a client, who may wait so long and no longer. */
  planInTime(
    milliseconds: number,
    key: OperationKey,
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): CompiledOperation {
    const from = this.#loaded;
    try {
      return withinTime(milliseconds, () => this.plan(key, document, operation));
    } catch (error) {
      // Stopped in the middle of its work, a planner may go on wrongly: a new one takes its place.
      if (error instanceof TookTooLong && this.#loaded === from) this.#loaded = loadSupergraph(from.sdl);
      throw isPathsLimit(error) ? new TookTooLong() : error;
    }
  }
}

// What the planner says where it gave up at its own limit is an Error without a code.
function isPathsLimit(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Too many options generated');
}

function textOf({ queryHash, operationName }: OperationKey): string {
  return `${queryHash} ${operationName ?? ''}`;
}
