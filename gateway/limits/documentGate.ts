import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  type OperationTypeNode,
  parse,
  visit,
} from 'graphql';
import { RecentMap } from '../execute/recentMap.ts';
import { costDirectives } from './costDirectives.ts';
import { type Cost, operationCost, type PricedSchema } from './operationCost.ts';
import { type Excess, type OperationLimits, tokensExcess } from './operationLimits.ts';
import { unfoldedExcess } from './unfoldedLimits.ts';
import { writtenExcess } from './writtenLimits.ts';

/** What the gate knows of a document that may go in. */
export interface PassedDocument {
  readonly excess?: undefined;
  readonly asksForSchema: boolean;
  /** False of a document that cannot be read, too. */
  readonly hasOperations: boolean;
  /** Undefined where the document has no operation of that name, or, without a name, more than one. */
  operation(name: string | undefined): PassedOperation | undefined;
}

/** What is wrong with a document that may not. */
export interface RefusedDocument {
  readonly excess: Excess;
}

export interface PassedOperation {
  readonly kind: OperationTypeNode;
  readonly name: string | undefined;
  readonly cost: Cost;
}

const MOST_DOCUMENTS = 1_000;

/** Looks at each document once, before it is validated or planned, in time linear in its length, and remembers the last thousand. */
export class DocumentGate {
  readonly #limits: OperationLimits;
  #priced: PricedSchema | undefined;
  #seen = new RecentMap<string, RefusedDocument | PassedDocument>(MOST_DOCUMENTS);

  constructor(limits: OperationLimits) {
    this.#limits = limits;
  }

  /** Another supergraph counts from now on. */
  use(schema: GraphQLSchema, supergraphSdl: string): void {
    this.#priced = { schema, costs: costDirectives(supergraphSdl) };
    this.#seen = new RecentMap(MOST_DOCUMENTS);
  }

  look(text: string, hash: string): RefusedDocument | PassedDocument {
    return this.#seen.get(hash) ?? this.#seen.set(hash, this.#judge(text));
  }

  #judge(text: string): RefusedDocument | PassedDocument {
    const document = this.#parsed(text);
    if (document === 'too many tokens') return { excess: tokensExcess(this.#limits) };
    const excess = writtenExcess(document, this.#limits) ?? unfoldedExcess(document, this.#limits);
    return excess ? { excess } : this.#passed(document);
  }

  #parsed(text: string): DocumentNode | 'too many tokens' {
    try {
      return parse(text, { noLocation: true, maxTokens: this.#limits.tokens });
    } catch (error) {
      if (error instanceof Error && /tokens\. Parsing aborted/.test(error.message)) return 'too many tokens';
      // What is wrong with it is told, with the place, where it is parsed for good.
      return { kind: Kind.DOCUMENT, definitions: [] };
    }
  }

  #passed(document: DocumentNode): PassedDocument {
    const operations = new Map<OperationDefinitionNode | null, PassedOperation>();
    for (const one of document.definitions) {
      if (one.kind !== Kind.OPERATION_DEFINITION) continue;
      const cost = this.#priced ? operationCost(this.#priced, document, one) : () => 0;
      operations.set(one, { kind: one.operation, name: one.name?.value, cost });
    }
    return {
      asksForSchema: asksForSchema(document),
      hasOperations: operations.size > 0,
      operation: (name) => operations.get(getOperationAST(document, name) ?? null),
    };
  }
}

function asksForSchema(document: DocumentNode): boolean {
  let asks = false;
  visit(document, {
    Field({ name }) {
      if (name.value === '__schema' || name.value === '__type') asks = true;
    },
  });
  return asks;
}
