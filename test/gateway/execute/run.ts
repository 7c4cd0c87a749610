import { Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { buildASTSchema, type GraphQLSchema, getOperationAST, getVariableValues, parse, validate } from 'graphql';
import { compileOperation, type LoadedSupergraph } from '../../../gateway/execute/compiledOperation.ts';
import type { Subgraphs } from '../../../gateway/execute/execution.ts';

export function loadForTest(sdl: string): LoadedSupergraph {
  const supergraph = Supergraph.build(sdl);
  const api = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph, { exposeDocumentNodeInFetchNode: true });
  return { planner, api, apiSchema: api.toGraphQLJSSchema(), fullSchema: buildASTSchema(parse(sdl)) };
}

export interface Ran {
  readonly data: any;
  readonly errors: { message: string; path: (string | number)[] | undefined; code: unknown }[];
}

/** Validates, plans and runs, as the gateway does. */
export async function run(on: LoadedSupergraph, source: string, variables: object, subgraphs: Subgraphs): Promise<Ran> {
  const document = parse(source);
  const faults = validate(on.apiSchema as GraphQLSchema, document);
  const operation = getOperationAST(document);
  if (faults.length > 0 || !operation) throw new Error(faults.map(({ message }) => message).join('; '));
  const values = getVariableValues(on.apiSchema, operation.variableDefinitions ?? [], { ...variables });
  if (!values.coerced) throw new Error(values.errors.map(({ message }) => message).join('; '));
  const compiled = compileOperation(on, document, operation);
  const { data, errors } = await compiled.run({ ...variables }, values.coerced, subgraphs);
  return {
    data: JSON.parse(JSON.stringify(data)),
    errors: errors.map(({ message, path, extensions }) => ({
      message,
      path: path && [...path],
      code: extensions['code'],
    })),
  };
}
