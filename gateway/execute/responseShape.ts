import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionNode,
} from 'graphql';
import { type FieldErrors, type Place, pathOf } from './fieldErrors.ts';
import { isTree, type Tree, typenameOf } from './tree.ts';
import { fits } from './typeConditions.ts';

/** What the client may see, and how it wants it. */
export interface ShapePlan {
  /** The schema that clients know. */
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  nameOf(field: FieldNode): string;
  isIncluded(selection: SelectionNode): boolean;
  /** The value of __schema and __type. `values`: the variables. */
  introspect(field: FieldNode, values: Values): unknown;
}

type Values = Readonly<Record<string, unknown>>;

/** No null may be here: what holds it becomes null instead. */
const NOT_HERE = Symbol('not here');
/** Null, because of a null below that could not stay there; the reason has been told. */
const SPREAD = Symbol('spread');

interface Wanted {
  readonly key: string;
  readonly name: string;
  readonly complete: Complete;
}

interface Shaping {
  readonly values: Values;
  readonly errors: FieldErrors;
  readonly reported: GraphQLError[];
}

type Complete = (value: unknown, place: Place, shaping: Shaping, explained: boolean) => unknown;
type CompleteObject = (
  tree: Tree,
  type: GraphQLObjectType,
  before: Place | undefined,
  shaping: Shaping,
  explained: boolean,
) => unknown;

/** Shapes the root of what was put together. Gives null where a null spread to the top. */
export function responseShape(
  plan: ShapePlan,
  selections: readonly SelectionNode[],
  root: GraphQLObjectType,
): (tree: Tree, errors: FieldErrors, values: Values) => { data: Tree | null; errors: GraphQLError[] } {
  const complete = objectShape(plan, [selections]);
  return (tree, errors, values) => {
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
      const fields = new Map<string, FieldNode[]>();
      for (const one of selections) collect(plan, one, type, fields);
      wanted = [...fields].map(([key, nodes]) => wantedField(plan, type, key, nodes));
      wantedOf.set(type.name, wanted);
    }
    const known = above || shaping.errors.explains(tree);
    const shaped: Tree = {};
    let isWhole = true;
    for (const { key, name, complete } of wanted) {
      const place = { before, key };
      const own = shaping.errors.at(tree, name, place);
      shaping.reported.push(...own);
      if (!isWhole) continue;
      const value = complete(tree[name], place, shaping, known || own.length > 0);
      if (value === NOT_HERE) isWhole = false;
      const shown = value === SPREAD ? null : value;
      if (key === '__proto__') Object.defineProperty(shaped, key, { value: shown, enumerable: true });
      else shaped[key] = shown;
    }
    return isWhole ? shaped : SPREAD;
  };
}

function collect(
  plan: ShapePlan,
  selections: readonly SelectionNode[],
  type: GraphQLObjectType,
  into: Map<string, FieldNode[]>,
): void {
  for (const selection of selections) {
    if (!plan.isIncluded(selection)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      into.set(key, [...(into.get(key) ?? []), selection]);
      continue;
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : plan.fragments.get(selection.name.value);
    if (fragment && fits(plan.schema, type.name, fragment.typeCondition?.name.value)) {
      collect(plan, fragment.selectionSet.selections, type, into);
    }
  }
}

function wantedField(plan: ShapePlan, parent: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): Wanted {
  const [first] = nodes;
  if (!first) throw new Error('a name without a field');
  const field = first.name.value;
  const name = plan.nameOf(first);
  if (field === '__typename') return { key, name, complete: () => parent.name };
  if (field === '__schema' || field === '__type') {
    return { key, name, complete: (_value, _place, { values }) => plan.introspect(first, values) };
  }
  const type = parent.getFields()[field]?.type;
  if (!type) throw new Error('a field that the schema does not have');
  const inner = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet.selections] : []));
  return {
    key,
    name,
    complete: answered(`${parent.name}.${field}`, valueShape(plan, type, `${parent.name}.${field}`, inner)),
  };
}

// Nobody said anything of it, not even that it is null.
function answered(field: string, complete: Complete): Complete {
  return (value, place, shaping, explained) => {
    if (value === undefined && !explained) shaping.reported.push(missing(field, place));
    return complete(value, place, shaping, explained || value === undefined);
  };
}

function valueShape(
  plan: ShapePlan,
  type: GraphQLOutputType,
  field: string,
  inner: readonly (readonly SelectionNode[])[],
): Complete {
  if (isNonNullType(type)) {
    const complete = valueShape(plan, type.ofType, field, inner);
    return (value, place, shaping, explained) => {
      const before = shaping.reported.length;
      const completed = complete(value, place, shaping, explained);
      if (completed !== null && completed !== SPREAD) return completed;
      const isTold = explained || completed === SPREAD || shaping.reported.length > before;
      if (!isTold) shaping.reported.push(missing(field, place));
      return NOT_HERE;
    };
  }
  if (isListType(type)) {
    const complete = valueShape(plan, type.ofType, field, inner);
    return (value, place, shaping, explained) => {
      if (!Array.isArray(value)) return null;
      const items: unknown[] = [];
      for (const [key, item] of value.entries()) {
        const completed = complete(item, { before: place, key }, shaping, explained);
        if (completed === NOT_HERE) return SPREAD;
        items.push(completed === SPREAD ? null : completed);
      }
      return items;
    };
  }
  if (isLeafType(type)) return leafShape(type, field);
  const complete = objectShape(plan, inner);
  const only = isObjectType(type) ? type : undefined;
  return (value, place, shaping, explained) => {
    if (!isTree(value)) return null;
    const actual = only ?? plan.schema.getType(typenameOf(value) ?? '');
    const isOf = isObjectType(actual) && (!isAbstractType(type) || plan.schema.isSubType(type, actual));
    if (!isOf) {
      shaping.reported.push(missing(field, place));
      return null;
    }
    return complete(value, actual, place, shaping, explained);
  };
}

function leafShape(type: GraphQLOutputType, field: string): Complete {
  const named = getNamedType(type);
  return (value, place, { reported }) => {
    if (value === undefined || value === null) return null;
    if (!isEnumType(named) || named.getValue(String(value))) return value;
    reported.push(missing(field, place)); // a value that is hidden from clients
    return null;
  };
}

function missing(field: string, place: Place): GraphQLError {
  const extensions = { code: 'INTERNAL' };
  return new GraphQLError(`There is no value that ${field} may have.`, { path: pathOf(place), extensions });
}
