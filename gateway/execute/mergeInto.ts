import { type GraphQLSchema, isObjectType } from 'graphql';
import { isTree, type Tree } from './tree.ts';

/**
 * Puts what a subgraph answered beside what others did. A null takes nothing away that another knew, and the name of an
 * interface, as of a subgraph that knows it as an object, no type that is known better.
 */
export function mergeInto(schema: GraphQLSchema, target: Tree, answer: Tree): void {
  for (const key of Object.keys(answer)) {
    const [known, value] = [target[key], answer[key]];
    if (known === undefined || known === null) target[key] = value;
    else if (known === value)
      continue; // below what stands in several places
    else if (key === '__typename') target[key] = better(schema, known, value);
    else if (isTree(known) && isTree(value)) mergeInto(schema, known, value);
    else if (Array.isArray(known) && Array.isArray(value)) mergeLists(schema, known, value);
    else if (value !== null) target[key] = value;
  }
}

function mergeLists(schema: GraphQLSchema, known: unknown[], list: readonly unknown[]): void {
  for (const [index, value] of list.entries()) {
    const item = known[index];
    if (isTree(item) && isTree(value)) mergeInto(schema, item, value);
    else if (Array.isArray(item) && Array.isArray(value)) mergeLists(schema, item, value);
    else if (value !== null || item === undefined) known[index] = value;
  }
}

function better(schema: GraphQLSchema, known: unknown, other: unknown): unknown {
  return typeof known === 'string' && isObjectType(schema.getType(known)) ? known : other;
}
