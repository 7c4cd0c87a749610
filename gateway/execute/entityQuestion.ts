import type { FetchNode } from '@apollo/query-planner';
import { type GraphQLSchema, parse } from 'graphql';
import { entityReader, type ReadValue } from './answerReader.ts';
import type { FieldErrors } from './fieldErrors.ts';
import { representationOf } from './representation.ts';
import { representationWriter } from './representationText.ts';
import { requestText, type WriteRequest } from './requestText.ts';
import { rewriter } from './rewrites.ts';
import { type Tree, typenameOf } from './tree.ts';

/** What a subgraph is asked of entities, made ready once for all fetches of a plan that ask the same. */
export interface EntityQuestion {
  readonly schema: GraphQLSchema;
  readonly node: FetchNode;
  /** How many fetches of the plan ask it. */
  fetches: number;
  /** The JSON of the entity as the subgraph is asked for it; undefined where it cannot be. */
  represent(object: Tree, errors: FieldErrors): Represented | undefined;
  readonly write: WriteRequest;
  readonly read: ReadValue;
}

export interface Represented {
  readonly text: string;
  readonly typename: string | undefined;
}

export function entityQuestion(schema: GraphQLSchema, node: FetchNode): EntityQuestion {
  const readEntity = entityReader(schema, node.operationDocumentNode ?? parse(node.operation));
  const rewriteOutput = rewriter(schema, node.outputRewrites);
  const rewritten: ReadValue = (value, typename) => {
    const entity = readEntity(value, typename);
    rewriteOutput(entity);
    return entity;
  };
  const read = node.outputRewrites?.length ? rewritten : readEntity;
  return { schema, node, fetches: 0, represent: representer(schema, node), write: requestText(node), read };
}

/** The same for fetches that differ in nothing but the number that the planner gave them. */
export function questionKey({ serviceName, operation, operationName = '', requires, ...node }: FetchNode): string {
  const unnamed = operation.replace(operationName, '');
  const { inputRewrites, outputRewrites } = node;
  return JSON.stringify([serviceName, unnamed, requires, inputRewrites, outputRewrites]);
}

function representer(schema: GraphQLSchema, { requires = [], inputRewrites = [] }: FetchNode) {
  const rewriteInput = rewriter(schema, inputRewrites);
  const writers = new Map<string, ReturnType<typeof representationWriter>>();
  const slow = (object: Tree, isFailed: boolean): Represented | undefined => {
    const representation = representationOf(schema, object, requires, isFailed);
    rewriteInput(representation);
    return representation && { text: JSON.stringify(representation), typename: typenameOf(representation) };
  };
  const writerOf = (typename: string) => {
    if (!writers.has(typename)) writers.set(typename, representationWriter(schema, requires, typename));
    return writers.get(typename);
  };
  return (object: Tree, errors: FieldErrors) => {
    const [typename, isFailed] = [typenameOf(object), errors.explains(object)];
    const write = typename === undefined || isFailed || inputRewrites.length > 0 ? undefined : writerOf(typename);
    if (!write) return slow(object, isFailed);
    const text = write(object);
    return text === undefined ? undefined : { text, typename };
  };
}
