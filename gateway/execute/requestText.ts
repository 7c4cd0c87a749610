import type { FetchNode } from '@apollo/query-planner';

/** Writes the JSON of a fetch's request, with the client's variables that it uses. `representations`: as JSON. */
export type WriteRequest = (
  variables: Readonly<Record<string, unknown>>,
  representations?: readonly string[],
) => string;

/** What is the same each time is written once. Without the number that the planner gives fetches: equal ones have equal texts. */
export function requestText({ operation, operationName, variableUsages = [] }: FetchNode): WriteRequest {
  const name = operationName?.replace(/__\d+$/, '');
  const query = operationName === undefined ? operation : operation.replace(operationName, name ?? '');
  const head = `{"query":${JSON.stringify(query)},"variables":{`;
  const tail = name === undefined ? '}}' : `},"operationName":${JSON.stringify(name)}}`;
  return (variables, representations) => {
    const given = representations ? [`"representations":[${representations.join(',')}]`] : [];
    for (const name of variableUsages) {
      if (variables[name] !== undefined) given.push(`${JSON.stringify(name)}:${JSON.stringify(variables[name])}`);
    }
    return head + given.join(',') + tail;
  };
}
