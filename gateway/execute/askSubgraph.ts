import type { FetchNode } from '@apollo/query-planner';
import { GraphQLError } from 'graphql';
import { Unfit } from './answerReader.ts';
import type { Execution } from './execution.ts';
import type { SubgraphError } from './fieldErrors.ts';
import { isTree, type Tree } from './tree.ts';

// Each is told and may be logged. A page of a thousand objects may lack ten fields in each.
const MOST_ERRORS = 10_000;
const LONGEST_PATH = 100;

export interface Answered {
  readonly data: Tree | null;
  readonly errors: readonly SubgraphError[];
}

/** Sends the request that was written for the fetch. Rejects where there is no answer to take. */
export function askFor(
  { operationKind, serviceName }: FetchNode,
  { subgraphs }: Execution,
  body: string,
  take: (answered: Answered) => void,
): Promise<void> {
  return subgraphs.ask(serviceName, body, operationKind === 'query', (answer) => take(partsOf(answer)));
}

// Only data and errors go on: extensions of a subgraph would be a way out of the house.
function partsOf(answer: unknown): Answered {
  if (!isTree(answer)) throw new Unfit();
  const { data = null, errors = [] } = answer;
  if (!Array.isArray(errors) || errors.length > MOST_ERRORS || !errors.every(isTree)) throw new Unfit();
  if (data !== null && !isTree(data)) throw new Unfit();
  if (data === null && errors.length === 0) throw new Unfit();
  return { data, errors: errors.map(errorOf) };
}

function errorOf({ message, path, extensions }: Tree): SubgraphError {
  return {
    message: typeof message === 'string' ? message : '',
    path: Array.isArray(path) && path.length <= LONGEST_PATH ? path : undefined,
    extensions: isTree(extensions) ? extensions : undefined,
  };
}

export function asGraphQLError({ serviceName }: FetchNode, { message, extensions }: SubgraphError): GraphQLError {
  return new GraphQLError(message || `The subgraph ${serviceName} reports an error.`, {
    // Whose fault it is, is the gateway's to say.
    extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', ...extensions, subgraph: undefined, serviceName },
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
