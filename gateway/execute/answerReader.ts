import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isListType,
  isNonNullType,
  Kind,
  type SelectionNode,
} from 'graphql';
import { fieldType, keysOf } from './keyFields.ts';
import { leafTest } from './leafTest.ts';
import type { SameEntities } from './sameEntities.ts';
import { blankTree, isTree, type Tree, typenameOf } from './tree.ts';
import { fits } from './typeConditions.ts';

/** Takes of a subgraph's value what was asked for, in the shape that the schema gives it; throws `Unfit` where it has another. */
export type ReadValue = (value: unknown, typename?: string, same?: SameEntities) => unknown;

/** The answer has not the shape of the schema. Says nothing of what it holds. */
export class Unfit extends Error {
  override readonly name: string = 'Unfit';
}

interface Asked {
  readonly key: string;
  readonly read: ReadValue;
  readonly isLeaf: boolean;
}

/** What is asked of the objects of one type. */
interface Part {
  readonly asked: readonly Asked[];
  /** A field of a key of the type, all of which is asked for. */
  readonly identity: string | undefined;
}

/** A reader of the data that a fetch's operation asks for. */
export function answerReader(schema: GraphQLSchema, document: DocumentNode): ReadValue {
  const { operation, selectionSet } = operationOf(document);
  return objectReader(schema, selectionSet.selections, schema.getRootType(operation)?.name);
}

/** A reader of one of the `_entities` that a fetch's operation asks for. */
export function entityReader(schema: GraphQLSchema, document: DocumentNode): ReadValue {
  const [entities] = operationOf(document).selectionSet.selections;
  if (entities?.kind !== Kind.FIELD) throw new Error('a fetch of entities that asks for none');
  return objectReader(schema, entities.selectionSet?.selections ?? [], undefined);
}

function operationOf(document: DocumentNode) {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('a fetch without an operation');
  return operation;
}

function objectReader(
  schema: GraphQLSchema,
  selections: readonly SelectionNode[],
  parent: string | undefined,
): ReadValue {
  const parts = new Map<string | undefined, Part>();
  const partOf = (typename: string | undefined) => {
    if (typename !== undefined && !isKnown(schema, typename, parent)) throw new Unfit();
    const part = partFor(schema, collect(schema, selections, typename, parent, new Map()), typename ?? parent);
    parts.set(typename, part);
    return part;
  };
  return (value, hint, same) => {
    if (!isTree(value)) throw new Unfit();
    const typename = typenameOf(value) ?? hint;
    const part = parts.get(typename) ?? partOf(typename);
    const read = blankTree();
    for (const asked of part.asked) {
      const given = value[asked.key];
      if (given !== undefined && isOwn(value, asked.key)) read[asked.key] = asked.read(given, undefined, same);
    }
    const identity = same && part.identity ? read[part.identity] : undefined;
    return same && identity ? same.oneFor(part, identity, read, part.asked) : read;
  };
}

function partFor(schema: GraphQLSchema, found: ReadonlyMap<string, Collected>, typename: string | undefined): Part {
  const asked = [...found].map(([key, { type, selections }]) => ({
    ...{ key, read: valueReader(schema, type, selections), isLeaf: selections.length === 0 },
  }));
  const leaves = new Set(asked.flatMap(({ key, isLeaf }) => (isLeaf ? [key] : [])));
  const key = keysOf(schema, typename ?? '').find((names) => names.every((name) => leaves.has(name)));
  return { asked, identity: key?.[0] };
}

function isOwn(value: Tree, key: string): boolean {
  return !(key in Object.prototype) || Object.hasOwn(value, key);
}

function isKnown(schema: GraphQLSchema, typename: string, parent: string | undefined): boolean {
  return schema.getType(typename) !== undefined && fits(schema, typename, parent);
}

interface Collected {
  readonly type: GraphQLOutputType | undefined;
  readonly selections: SelectionNode[];
}

// The planner sends no named fragments unless it is told to.
function collect(
  schema: GraphQLSchema,
  selections: readonly SelectionNode[],
  typename: string | undefined,
  parent: string | undefined,
  into: Map<string, Collected>,
): Map<string, Collected> {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const type = fieldType(schema, parent, selection.name.value);
      const one = into.get(key) ?? { type, selections: [] };
      one.selections.push(...(selection.selectionSet?.selections ?? []));
      into.set(key, one);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition?.name.value ?? parent;
      if (fits(schema, typename, condition)) {
        collect(schema, selection.selectionSet.selections, typename, condition, into);
      }
    }
  }
  return into;
}

function valueReader(
  schema: GraphQLSchema,
  type: GraphQLOutputType | undefined,
  selections: readonly SelectionNode[],
): ReadValue {
  if (isNonNullType(type)) return valueReader(schema, type.ofType as GraphQLOutputType, selections);
  if (isListType(type)) {
    const readItem = valueReader(schema, type.ofType as GraphQLOutputType, selections);
    return (value, _typename, same) => {
      if (value === null) return null;
      if (!Array.isArray(value)) throw new Unfit();
      return value.map((item) => readItem(item, undefined, same));
    };
  }
  if (selections.length > 0) {
    const readObject = objectReader(schema, selections, type && getNamedType(type).name);
    return (value, hint, same) => (value === null ? null : readObject(value, hint, same));
  }
  return leafReader(type);
}

function leafReader(type: GraphQLNamedType | undefined): ReadValue {
  const isLeaf = leafTest(type);
  return (value) => {
    if (value !== null && !isLeaf(value)) throw new Unfit();
    return value;
  };
}
