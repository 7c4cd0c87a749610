import { BREAK, type DocumentNode, visit } from 'graphql';
import { type Excess, type OperationLimits, over } from './operationLimits.ts';

const INCREMENTAL = new Set(['defer', 'stream']);

/** What a document may hold as it is written: directives, fragments, variables, lists, texts; and what is not served. */
export function writtenExcess(document: DocumentNode, limits: OperationLimits): Excess | undefined {
  const counts = { directives: 0, fragments: 0, variables: 0 };
  let excess: Excess | undefined;
  const note = (found: Excess | undefined) => {
    excess = found;
    return found && BREAK;
  };
  const oneMore = (what: keyof typeof counts) => {
    counts[what] += 1;
    return note(over(what, counts[what], limits));
  };
  visit(document, {
    Directive: ({ name }) =>
      INCREMENTAL.has(name.value) ? note(notServed(`@${name.value} is`)) : oneMore('directives'),
    FragmentDefinition: () => oneMore('fragments'),
    FragmentSpread: () => oneMore('fragments'),
    VariableDefinition: () => oneMore('variables'),
    ListValue: ({ values }) => note(over('listEntries', values.length, limits)),
    StringValue: ({ value }) => note(over('textLength', value.length, limits)),
    OperationDefinition: ({ operation }) =>
      note(operation === 'subscription' ? notServed('Subscriptions are') : undefined),
  });
  return excess;
}

function notServed(subject: string): Excess {
  return { limit: 'notServed', message: `${subject} not served.` };
}
