import type { FetchNode } from '@apollo/query-planner';
import { type DocumentNode, GraphQLError, type GraphQLSchema, parse } from 'graphql';
import { answerReader, entityReader, Unfit } from './answerReader.ts';
import { entityFetchStep } from './entityFetchStep.ts';
import type { Execution, Step } from './execution.ts';
import type { SubgraphError } from './fieldErrors.ts';
import { mergeInto } from './mergeInto.ts';
import { rewriter } from './rewrites.ts';
import { isTree, type Tree } from './tree.ts';

/** A fetch of root fields, or of entities by their representations. */
export function fetchStep(schema: GraphQLSchema, node: FetchNode): Step {
  const document = node.operationDocumentNode ?? parse(node.operation);
  return node.requires
    ? entityFetchStep(schema, node, entityReader(schema, document))
    : rootFetchStep(schema, node, document);
}

function rootFetchStep(schema: GraphQLSchema, node: FetchNode, document: DocumentNode): Step {
  const read = answerReader(schema, document);
  const rewrite = rewriter(schema, node.outputRewrites);
  return async (execution, targets) => {
    try {
      const { data, errors } = await askFor(node, execution, {});
      const answer = data === null ? undefined : read(data);
      rewrite(answer);
      for (const target of targets) if (isTree(answer)) mergeInto(schema, target, answer);
      if (data === null) execution.errors.keepAbsence(targets);
      for (const error of errors) execution.errors.keep(targets[0], error.path ?? [], asGraphQLError(node, error));
    } catch (error) {
      keepFailure(node, execution, targets, error);
    }
  };
}

interface Answered {
  readonly data: Tree | null;
  readonly errors: readonly SubgraphError[];
}

/** Sends the fetch's operation with the client's variables that it uses, and `more`. */
export async function askFor(node: FetchNode, execution: Execution, more: object): Promise<Answered> {
  const variables: Tree = { ...more };
  for (const name of node.variableUsages ?? []) {
    if (execution.variables[name] !== undefined) variables[name] = execution.variables[name];
  }
  const { operation: query, operationName } = node;
  const answer = await execution.subgraphs.ask(node.serviceName, JSON.stringify({ query, variables, operationName }));
  return partsOf(answer);
}

// Only data and errors go on: extensions of a subgraph would be a way out of the house.
function partsOf(answer: unknown): Answered {
  if (!isTree(answer)) throw new Unfit();
  const { data = null, errors = [] } = answer;
  if (!Array.isArray(errors) || !errors.every(isTree)) throw new Unfit();
  if (data !== null && !isTree(data)) throw new Unfit();
  if (data === null && errors.length === 0) throw new Unfit();
  return { data, errors: errors.map(errorOf) };
}

function errorOf({ message, path, extensions }: Tree): SubgraphError {
  return {
    message: typeof message === 'string' ? message : '',
    path: Array.isArray(path) ? path : undefined,
    extensions: isTree(extensions) ? extensions : undefined,
  };
}

export function asGraphQLError({ serviceName }: FetchNode, { message, extensions }: SubgraphError): GraphQLError {
  return new GraphQLError(message || `The subgraph ${serviceName} reports an error.`, {
    extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', ...extensions, serviceName },
  });
}

/** The subgraph is out of reach, or what it says cannot be understood: it costs those objects what it has of them. */
export function keepFailure(
  { serviceName }: FetchNode,
  { subgraphs, errors }: Execution,
  targets: readonly Tree[],
  error: unknown,
): void {
  subgraphs.warn(serviceName, error);
  const extensions = { code: 'SUBGRAPH_UNAVAILABLE', subgraph: serviceName };
  errors.keepFailure(targets, new GraphQLError(`The subgraph ${serviceName} gave no answer.`, { extensions }));
}
