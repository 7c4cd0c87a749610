import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { type GraphQLOutputType, type GraphQLSchema, getNamedType, isNonNullType } from 'graphql';
import { fieldType, keyFields } from './keyFields.ts';
import { isTree, type Tree, typenameOf } from './tree.ts';
import { fits } from './typeConditions.ts';

/**
 * The entity as a subgraph is asked for it: type, key and the values that it requires, all under canonical names.
 * Undefined where the key is not known or nothing but null, or, of an object that a subgraph did not answer for
 * (`isFailed`), any of them: half of it would be answered with half a truth. So too where a value is null that may not be:
 * it says nothing of whom. A value that is missing otherwise was left out by @skip or @include, together with the field
 * that requires it.
 */
export function representationOf(
  schema: GraphQLSchema,
  source: Tree,
  requires: readonly QueryPlanSelectionNode[],
  isFailed: boolean,
): Tree | undefined {
  const keys = isFailed ? undefined : keyFields(schema, typenameOf(source) ?? '');
  const representation: Tree = {};
  if (!take({ schema, keys, typename: typenameOf(source) }, source, requires, representation)) return undefined;
  return typenameOf(representation) === undefined || isNobody(representation, keys) ? undefined : representation;
}

// A subgraph might answer for whoever else has no key.
function isNobody(representation: Tree, keys: ReadonlySet<string> = new Set()): boolean {
  const values = Object.keys(representation).flatMap((name) => (keys.has(name) ? [representation[name]] : []));
  return values.length > 0 && values.every((value) => value === null);
}

interface Taking {
  readonly schema: GraphQLSchema;
  /** Of the source, as far as it can be told. */
  readonly typename: string | undefined;
  /** Without them nothing is taken; undefined: without anything that is required. */
  readonly keys?: ReadonlySet<string> | undefined;
}

function take(taking: Taking, source: Tree, selections: readonly QueryPlanSelectionNode[], into: Tree): boolean {
  const { schema, typename, keys } = taking;
  return selections.every((selection) => {
    if (selection.kind === 'InlineFragment') {
      const { typeCondition } = selection;
      const applies = typeCondition === undefined || isOf(schema, source, typeCondition);
      return !applies || take(taking, source, selection.selections, into);
    }
    const name = selection.alias ?? selection.name;
    const type = fieldType(schema, typename, selection.name);
    const value = required(schema, type, source[name], selection.selections, into[name]);
    if (value === undefined) return keys !== undefined && !keys.has(name) && name !== '__typename';
    if (value === null && isNonNullType(type)) return false;
    into[name] = value;
    return true;
  });
}

function required(
  schema: GraphQLSchema,
  type: GraphQLOutputType | undefined,
  value: unknown,
  selections: readonly QueryPlanSelectionNode[] | undefined,
  before: unknown,
): unknown {
  if (!selections || value === null || value === undefined) return value;
  if (Array.isArray(value)) {
    const earlier = Array.isArray(before) ? before : [];
    const items = value.map((item, index) => required(schema, type, item, selections, earlier[index]));
    return items.includes(undefined) ? undefined : items;
  }
  const inner = isTree(before) ? before : {};
  const typename = isTree(value) ? (typenameOf(value) ?? (type && getNamedType(type).name)) : undefined;
  return isTree(value) && take({ schema, typename }, value, selections, inner) ? inner : undefined;
}

function isOf(schema: GraphQLSchema, source: Tree, typeCondition: string): boolean {
  const typename = typenameOf(source);
  return typename !== undefined && fits(schema, typename, typeCondition);
}
