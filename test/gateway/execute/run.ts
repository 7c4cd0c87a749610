import { getOperationAST, getVariableValues, parse, validate } from 'graphql';
import { compileOperation } from '../../../gateway/execute/compiledOperation.ts';
import type { Subgraphs } from '../../../gateway/execute/execution.ts';
import type { LoadedSupergraph } from '../../../gateway/execute/loadedSupergraph.ts';
import { answerText } from '../../../gateway/execute/repeatedParts.ts';

export interface Ran {
  readonly data: any;
  readonly errors: { message: string; path: (string | number)[] | undefined; code: unknown }[];
}

/** Validates, plans and runs, as the gateway does. */
export async function run(on: LoadedSupergraph, source: string, variables: object, subgraphs: Subgraphs): Promise<Ran> {
  const document = parse(source);
  const faults = validate(on.apiSchema, document);
  const operation = getOperationAST(document);
  if (faults.length > 0 || !operation) throw new Error(faults.map(({ message }) => message).join('; '));
  const values = getVariableValues(on.apiSchema, operation.variableDefinitions ?? [], { ...variables });
  if (!values.coerced) throw new Error(values.errors.map(({ message }) => message).join('; '));
  const compiled = compileOperation(on, document, operation);
  const { data, errors } = await compiled.run({ ...variables }, values.coerced, subgraphs);
  const text = answerText({ data });
  if (text !== JSON.stringify({ data })) throw new Error('the answer is not written as JSON.stringify writes it');
  return {
    data: JSON.parse(text).data,
    errors: errors.map(({ message, path, extensions }) => ({
      message,
      path: path && [...path],
      code: extensions['code'],
    })),
  };
}
