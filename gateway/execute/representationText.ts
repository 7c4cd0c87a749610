import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { type GraphQLSchema, isNonNullType } from 'graphql';
import { fieldType, keyFields } from './keyFields.ts';
import type { Tree } from './tree.ts';
import { fits } from './typeConditions.ts';

interface Part {
  readonly name: string;
  /** `"name":` */
  readonly label: string;
  /** Without it the entity cannot be asked for. */
  readonly isNeeded: boolean;
  readonly isKey: boolean;
  readonly mayBeNull: boolean;
}

type Write = (source: Tree) => string | undefined;

/**
 * Writes entities of a type as `representationOf` makes them, where all that is required are plain values and the object
 * was answered for. Undefined where something below them is required as well.
 */
export function representationWriter(
  schema: GraphQLSchema,
  requires: readonly QueryPlanSelectionNode[],
  typename: string,
): Write | undefined {
  const names = plainNames(schema, requires, typename, new Set());
  if (!names?.has('__typename')) return undefined;
  const keys = keyFields(schema, typename);
  const parts = [...names].map((name) => ({
    ...{ name, label: `${JSON.stringify(name)}:` },
    ...{ isNeeded: keys.has(name) || name === '__typename', isKey: keys.has(name) },
    mayBeNull: !isNonNullType(fieldType(schema, typename, name)),
  }));
  const hasKey = parts.some(({ isKey }) => isKey);
  return (source) => written(source, parts, hasKey);
}

function written(source: Tree, parts: readonly Part[], hasKey: boolean): string | undefined {
  let text = '';
  let isSomebody = !hasKey;
  for (const { name, label, isNeeded, isKey, mayBeNull } of parts) {
    const value = source[name];
    if (value === null && !mayBeNull) return undefined;
    if (value !== undefined) text += (text === '' ? '{' : ',') + label + JSON.stringify(value);
    else if (isNeeded) return undefined;
    if (isKey && value !== null) isSomebody = true;
  }
  return isSomebody ? `${text}}` : undefined;
}

function plainNames(
  schema: GraphQLSchema,
  selections: readonly QueryPlanSelectionNode[],
  typename: string,
  into: Set<string>,
): Set<string> | undefined {
  for (const selection of selections) {
    if (selection.kind === 'InlineFragment') {
      const { typeCondition } = selection;
      const applies = typeCondition === undefined || fits(schema, typename, typeCondition);
      if (applies && !plainNames(schema, selection.selections, typename, into)) return undefined;
    } else if (selection.selections) return undefined;
    else into.add(selection.alias ?? selection.name);
  }
  return into;
}
