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
      const value = Object.hasOwn(variables, name) ? variables[name] : undefined; // `constructor` is a name like any other
      if (value !== undefined) given.push(`${JSON.stringify(name)}:${JSON.stringify(value)}`);
    }
    return head + given.join(',') + tail;
  };
}
