import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { keyFields } from './keyFields.ts';
import { isTree, type Tree, typenameOf } from './tree.ts';
import { fits } from './typeConditions.ts';

/**
 * The entity as a subgraph is asked for it: type, key and the values that it requires, all under canonical names.
 * Undefined where the key is not known or nothing but null, or of an object that a subgraph did not answer for (`isFailed`) any of them: half
 * of it would be answered with half a truth. A value that is missing otherwise was left out by @skip or @include,
 * together with the field that requires it.
 */
export function representationOf(
  schema: GraphQLSchema,
  source: Tree,
  requires: readonly QueryPlanSelectionNode[],
  isFailed: boolean,
): Tree | undefined {
  const keys = isFailed ? undefined : keyFields(schema, typenameOf(source) ?? '');
  const representation: Tree = {};
  if (!take(schema, source, requires, representation, keys)) return undefined;
  return typenameOf(representation) === undefined || isNobody(representation, keys) ? undefined : representation;
}

// A subgraph might answer for whoever else has no key.
function isNobody(representation: Tree, keys: ReadonlySet<string> = new Set()): boolean {
  const values = Object.keys(representation).flatMap((name) => (keys.has(name) ? [representation[name]] : []));
  return values.length > 0 && values.every((value) => value === null);
}

function take(
  schema: GraphQLSchema,
  source: Tree,
  selections: readonly QueryPlanSelectionNode[],
  into: Tree,
  keys?: ReadonlySet<string>,
): boolean {
  return selections.every((selection) => {
    if (selection.kind === 'InlineFragment') {
      const { typeCondition } = selection;
      const applies = typeCondition === undefined || isOf(schema, source, typeCondition);
      return !applies || take(schema, source, selection.selections, into, keys);
    }
    const name = selection.alias ?? selection.name;
    const value = required(schema, source[name], selection.selections, into[name]);
    if (value === undefined) return keys !== undefined && !keys.has(name) && name !== '__typename';
    into[name] = value;
    return true;
  });
}

function required(
  schema: GraphQLSchema,
  value: unknown,
  selections: readonly QueryPlanSelectionNode[] | undefined,
  before: unknown,
): unknown {
  if (!selections || value === null || value === undefined) return value;
  if (Array.isArray(value)) {
    const earlier = Array.isArray(before) ? before : [];
    const items = value.map((item, index) => required(schema, item, selections, earlier[index]));
    return items.includes(undefined) ? undefined : items;
  }
  const inner = isTree(before) ? before : {};
  return isTree(value) && take(schema, value, selections, inner) ? inner : undefined;
}

function isOf(schema: GraphQLSchema, source: Tree, typeCondition: string): boolean {
  const typename = typenameOf(source);
  return typename !== undefined && fits(schema, typename, typeCondition);
}
