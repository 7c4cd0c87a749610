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
const PLANNING_MS = 1_000;

/** A supergraph and the operations that were planned on it. A request ends on the one that it began on. */
export class Generation {
  readonly #planningMs: number;
  #loaded: LoadedSupergraph;
  readonly #compiled = new RecentMap<string, CompiledOperation>(MOST_OPERATIONS);

  constructor(supergraphSdl: string, planningMs = PLANNING_MS) {
    this.#loaded = loadSupergraph(supergraphSdl);
    this.#planningMs = planningMs;
  }

  /** As clients know it. */
  get apiSchema(): GraphQLSchema {
    return this.#loaded.apiSchema;
  }

  /** Planned before, if it was lately. */
  known(key: OperationKey): CompiledOperation | undefined {
    return this.#compiled.get(textOf(key));
  }

  /** Throws the planner's GraphQLError where it cannot plan, or not in time. */
  plan(key: OperationKey, document: DocumentNode, operation: OperationDefinitionNode): CompiledOperation {
    try {
      const compile = () => compileOperation(this.#loaded, document, operation);
      return this.#compiled.set(textOf(key), withinTime(this.#planningMs, compile));
    } catch (error) {
      // Stopped in the middle of its work, a planner may go on wrongly: a new one takes its place.
      if (error instanceof TookTooLong) this.#loaded = loadSupergraph(this.#loaded.sdl);
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
