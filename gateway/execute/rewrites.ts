import type { FetchDataRewrite } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { isTree, type Tree, typenameOf } from './tree.ts';
import { fits } from './typeConditions.ts';

const CONDITION = '... on ';

/** What the planner wants changed in a representation or an answer: an interface's name, or a name that it had to make up. */
export function rewriter(schema: GraphQLSchema, rewrites: readonly FetchDataRewrite[] = []): (value: unknown) => void {
  const steps = rewrites.map((rewrite) => {
    const last = rewrite.path.at(-1) ?? '';
    return { path: rewrite.path.slice(0, -1), change: (tree: Tree) => change(tree, last, rewrite) };
  });
  return (value) => {
    for (const { path, change: apply } of steps) applyAt(schema, path, value, apply);
  };
}

function change(tree: Tree, field: string, rewrite: FetchDataRewrite): void {
  if (rewrite.kind === 'ValueSetter') tree[field] = rewrite.setValueTo;
  else if (tree[field] !== undefined) {
    tree[rewrite.renameKeyTo] = tree[field];
    delete tree[field];
  }
}

function applyAt(schema: GraphQLSchema, path: readonly string[], value: unknown, apply: (tree: Tree) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) applyAt(schema, path, item, apply);
    return;
  }
  if (!isTree(value)) return;
  const [first, ...rest] = path;
  if (first === undefined) apply(value);
  else if (!first.startsWith(CONDITION)) applyAt(schema, rest, value[first], apply);
  else if (fits(schema, typenameOf(value), first.slice(CONDITION.length))) applyAt(schema, rest, value, apply);
}
