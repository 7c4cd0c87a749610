import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionNode,
} from 'graphql';
import { collectFields } from './collectFields.ts';
import { RepeatedParts } from './repeatedParts.ts';
import type { ShapePlan } from './shaping.ts';
import { blankTree, isTree, type Tree, typenameOf } from './tree.ts';

/** Something is not as it would be in an answer without a fault: `responseShape` knows what to make of it. */
class NotPlain extends Error {}
const NOT_PLAIN = new NotPlain('this answer needs the exact shape');

type Complete = (value: unknown, parts: RepeatedParts | undefined) => unknown;
type CompleteObject = (tree: Tree, type: GraphQLObjectType, parts: RepeatedParts | undefined) => Tree;

interface Wanted {
  readonly key: string;
  readonly name: string;
  readonly complete: Complete;
}

/**
 * Shapes an answer in which nothing went wrong: no place is kept, no error looked for. Undefined where that does not
 * hold. `isShared`: objects may stand in several places; each is shaped once.
 */
export function quickShape(
  plan: ShapePlan,
  selections: readonly SelectionNode[],
  root: GraphQLObjectType,
): (tree: Tree, isShared: boolean) => Tree | undefined {
  const complete = objectShape(plan, [selections]);
  return (tree, isShared) => {
    const parts = isShared ? new RepeatedParts() : undefined;
    try {
      const data = complete(tree, root, parts);
      parts?.keepFor(data);
      return data;
    } catch (error) {
      if (error === NOT_PLAIN) return undefined;
      throw error;
    }
  };
}

function objectShape(plan: ShapePlan, selections: readonly (readonly SelectionNode[])[]): CompleteObject {
  const wantedOf = new Map<GraphQLObjectType, readonly Wanted[]>();
  const collect = (type: GraphQLObjectType) => {
    const wanted = [...collectFields(plan, selections, type)].map(([key, nodes]) =>
      wantedField(plan, type, key, nodes),
    );
    wantedOf.set(type, wanted);
    return wanted;
  };
  const shape: CompleteObject = (tree, type, parts) => {
    const shaped = blankTree();
    for (const { key, name, complete } of wantedOf.get(type) ?? collect(type)) {
      shaped[key] = complete(tree[name], parts);
    }
    return shaped;
  };
  return (tree, type, parts) =>
    parts ? parts.once(shape, tree, () => shape(tree, type, parts)) : shape(tree, type, parts);
}

function wantedField(plan: ShapePlan, parent: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): Wanted {
  const [first] = nodes;
  if (!first) throw new Error('a name without a field');
  const name = plan.nameOf(first);
  if (first.name.value === '__typename') return { key, name, complete: () => parent.name };
  const type = parent.getFields()[first.name.value]?.type;
  if (!type) return { key, name, complete: notPlain }; // __schema and __type
  const inner = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet.selections] : []));
  return { key, name, complete: valueShape(plan, type, objectShape(plan, inner)) };
}

function valueShape(plan: ShapePlan, type: GraphQLOutputType, completeObject: CompleteObject): Complete {
  if (isNonNullType(type)) {
    const complete = presentShape(plan, type.ofType, completeObject);
    return (value, parts) => (value === null ? notPlain() : complete(value, parts));
  }
  const complete = presentShape(plan, type, completeObject);
  return (value, parts) => (value === null ? null : complete(value, parts));
}

/** Of a value that is not null. Nobody said anything of one that is undefined. */
function presentShape(plan: ShapePlan, type: GraphQLOutputType, completeObject: CompleteObject): Complete {
  if (isListType(type)) return listShape(valueShape(plan, type.ofType, completeObject));
  const named = getNamedType(type);
  if (isObjectType(named)) {
    return (value, parts) => (isTree(value) ? completeObject(value, named, parts) : notPlain());
  }
  if (isAbstractType(named)) {
    const types = new Map(plan.schema.getPossibleTypes(named).map((one) => [one.name, one]));
    return (value, parts) => {
      const actual = isTree(value) ? types.get(typenameOf(value) ?? '') : undefined;
      return actual ? completeObject(value as Tree, actual, parts) : notPlain();
    };
  }
  if (!isEnumType(named)) return (value) => (value === undefined ? notPlain() : value);
  const shown = new Set<unknown>(named.getValues().map((one) => one.name));
  return (value) => (shown.has(value) ? value : notPlain());
}

function listShape(complete: Complete): Complete {
  return (value, parts) => {
    if (!Array.isArray(value)) return notPlain();
    const before = parts?.repeats;
    const items: unknown[] = [];
    for (const item of value) items.push(complete(item, parts));
    if (parts && parts.repeats !== before) parts.addMixed(items);
    return items;
  };
}

function notPlain(): never {
  throw NOT_PLAIN;
}
