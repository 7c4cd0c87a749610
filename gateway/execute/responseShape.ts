import type { FieldNode, GraphQLError, GraphQLInterfaceType, GraphQLObjectType, SelectionNode } from 'graphql';
import { collectFields } from './collectFields.ts';
import type { FieldErrors } from './fieldErrors.ts';
import { needsType } from './needsType.ts';
import { quickShape } from './quickShape.ts';
import {
  type Complete,
  type CompleteObject,
  missing,
  NOT_HERE,
  type ShapePlan,
  type ShownType,
  SPREAD,
  unshown,
  type Values,
} from './shaping.ts';
import { blankTree, type Tree } from './tree.ts';
import { valueShape } from './valueShape.ts';

interface Wanted {
  readonly key: string;
  readonly name: string;
  /** 'Member.name' */
  readonly field: string;
  readonly complete: Complete;
}

/** Shapes the root of what was put together. Gives null where a null spread to the top. */
export function responseShape(
  plan: ShapePlan,
  selections: readonly SelectionNode[],
  root: GraphQLObjectType,
): (
  tree: Tree,
  isShared: boolean,
  errors: FieldErrors,
  values: Values,
) => { data: Tree | null; errors: GraphQLError[] } {
  const shapeQuickly = quickShape(plan, selections, root);
  const complete = objectShape(plan, [selections]);
  return (tree, isShared, errors, values) => {
    const quick = errors.isEmpty() ? shapeQuickly(tree, isShared) : undefined;
    if (quick) return { data: quick, errors: [] };
    const reported: GraphQLError[] = [];
    const data = complete(tree, root, undefined, { errors, reported, values }, false);
    return { data: data === SPREAD ? null : (data as Tree), errors: [...reported, ...errors.untold()] };
  };
}

function objectShape(plan: ShapePlan, selections: readonly (readonly SelectionNode[])[]): CompleteObject {
  const wantedOf = new Map<string, Wanted[]>();
  return (tree, type, before, shaping, above) => {
    let wanted = wantedOf.get(type.name);
    if (!wanted) {
      wanted = [...collectFields(plan, selections, type)].map(([key, nodes]) => wantedField(plan, type, key, nodes));
      wantedOf.set(type.name, wanted);
    }
    const known = above || shaping.errors.explains(tree);
    shaping.reported.push(...shaping.errors.ofAbsent(tree, before));
    const shaped = blankTree();
    let isWhole = true;
    for (const { key, name, field, complete } of wanted) {
      const place = { before, key };
      const own = shaping.errors.at(tree, name, place);
      shaping.reported.push(...own);
      if (!isWhole) {
        complete(tree[name], place, unshown(shaping), true);
        continue;
      }
      const reported = shaping.reported.length;
      const value = complete(tree[name], place, shaping, known || own.length > 0);
      if (value === NOT_HERE) {
        isWhole = false;
        // That an entity is not there is said in silence, but not where it takes more with it.
        const isTold = own.length > 0 || shaping.reported.length > reported || shaping.errors.tells(tree);
        if (!isTold) shaping.reported.push(missing(field, place));
      }
      shaped[key] = value === SPREAD ? null : value;
    }
    return isWhole ? shaped : SPREAD;
  };
}

function wantedField(plan: ShapePlan, parent: ShownType, key: string, nodes: readonly FieldNode[]): Wanted {
  const [first] = nodes;
  if (!first) throw new Error('a name without a field');
  const field = first.name.value;
  const name = plan.nameOf(first);
  const coordinate = `${parent.name}.${field}`;
  const wanted = { key, name, field: coordinate };
  if (field === '__typename') return { ...wanted, complete: () => parent.name };
  if (field === '__schema' || field === '__type') {
    return { ...wanted, complete: (_value, _place, { values }) => plan.introspect(first, values) };
  }
  const type = parent.getFields()[field]?.type;
  if (!type) throw new Error('a field that the schema does not have');
  const inner = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet.selections] : []));
  const needsTypeOf = (abstract: GraphQLInterfaceType) => needsType(plan, inner, abstract);
  const completeObject = objectShape(plan, inner);
  const shaped = { schema: plan.schema, name: coordinate, completeObject, needsTypeOf };
  return { ...wanted, complete: answered(coordinate, valueShape(shaped, type)) };
}

// Nobody said anything of it, not even that it is null.
function answered(field: string, complete: Complete): Complete {
  return (value, place, shaping, explained) => {
    if (value === undefined && !explained) shaping.reported.push(missing(field, place));
    return complete(value, place, shaping, explained || value === undefined);
  };
}
